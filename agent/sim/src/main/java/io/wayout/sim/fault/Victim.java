// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.fold.Command;
import java.time.Duration;

/// The agent, as the outside world can touch it.
public interface Victim {
  /// SIGKILL; the service manager starts it again.
  void kill(Duration restartAfter);

  /// Stands still for a while.
  ///
  /// @param isSuspended the whole host does, its monotonic clock as well
  void pause(Duration length, boolean isSuspended);

  /// An operator's wish; lost if no process is there to hear it.
  void command(String actor, Command command);

  /// The configuration file is edited and loaded. If no process is there to load it, or if it is
  /// refused, the next start finds it.
  void reload(ConfigEdit edit);
}
