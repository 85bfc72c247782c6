// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

/// What happens to the agent itself.
public enum AgentTrouble {
  /// Its own network is gone.
  ISOLATED,
  /// SIGKILL; it is started again after the given time.
  KILLED,
  /// SIGKILL right before its next intent becomes durable.
  KILLED_BEFORE_INTENT,
  /// SIGKILL right after its next intent became durable.
  KILLED_AFTER_INTENT,
  /// SIGKILL right after its next attempt became durable, before the first byte.
  KILLED_AFTER_ATTEMPT,
  /// SIGKILL right after it sent its next change.
  KILLED_AFTER_SENT,
  /// SIGKILL right after its next change is known to be served.
  KILLED_AFTER_SERVED,
  /// SIGSTOP, and SIGCONT after the given time.
  PAUSED,
  /// Its host is suspended for the given time, clocks and all.
  SUSPENDED,
  /// Its journal is damaged beyond repair, and it is started again.
  STORE_LOST,
  /// No space left on its disk.
  DISK_FULL,
  /// The same configuration is loaded once more.
  RELOADED
}
