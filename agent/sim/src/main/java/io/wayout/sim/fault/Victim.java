// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.fold.Command;
import java.time.Duration;

/// The agent, as the outside world can touch it.
public interface Victim {
  /// SIGKILL; the service manager starts it again.
  void kill(Duration restartAfter);

  /// An operator's wish; lost if no process is there to hear it.
  void command(String actor, Command command);

  /// The same configuration once more.
  void reload();
}
