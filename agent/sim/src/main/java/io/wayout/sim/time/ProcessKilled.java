// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.time;

/// The agent's process died in the middle of a task: nothing after this point was executed. Caught
/// by [VirtualEffects] alone.
public final class ProcessKilled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProcessKilled() {
    super("killed", null, false, false);
  }
}
