// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.fold.Command;
import io.wayout.core.model.LinkAccount;
import io.wayout.dns.RecordData;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.TargetState;
import java.time.Duration;

/// One thing that goes wrong, or that a person does at a bad moment.
public sealed interface Fault {
  /// A target or a witness is not what it should be.
  record Target(String host, TargetState state, Duration length) implements Fault {}

  /// A target goes up and down; each state lasts as long.
  record Flapping(String host, Duration half, int times) implements Fault {}

  record Api(String account, ApiState state, Duration length) implements Fault {}

  /// A vendor's authoritative servers fall silent.
  record Silence(String account, Duration length) implements Fault {}

  /// Changes reach one of a vendor's authoritative servers late.
  record Lag(String account, Duration by, Duration length) implements Fault {}

  /// A vendor's API reads from a replica that is behind.
  record Stale(String account, Duration by, Duration length) implements Fault {}

  /// Our own network is gone.
  record Isolation(Duration length) implements Fault {}

  record DiskFull(Duration length) implements Fault {}

  /// SIGKILL right now.
  record Kill(Duration restartAfter) implements Fault {}

  /// SIGKILL when the agent's work reaches a point.
  record KillAt(KillSwitch.Point point) implements Fault {}

  /// The wall clock jumps.
  record ClockJump(Duration by) implements Fault {}

  /// An operator wants something.
  record Wish(Command command) implements Fault {}

  /// The same configuration is loaded once more.
  record Reload() implements Fault {}

  /// Someone else changes a record.
  record ForeignEdit(LinkAccount place, RecordData data) implements Fault {}
}
