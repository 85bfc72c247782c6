// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.fold.Command;
import io.wayout.core.model.LinkAccount;
import io.wayout.dns.RecordData;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.DiskState;
import io.wayout.sim.world.KillSwitch;
import io.wayout.sim.world.Reach;
import io.wayout.sim.world.ResolverState;
import io.wayout.sim.world.TargetState;
import java.time.Duration;

/// One thing that goes wrong, or that a person does at a bad moment.
public sealed interface Fault {
  /// A target or a witness is not what it should be.
  record Target(String host, TargetState state, Duration length) implements Fault {}

  /// A target goes up and down; each state lasts as long.
  record Flapping(String host, Duration half, int times) implements Fault {}

  record Api(String account, ApiState state, Duration length) implements Fault {}

  /// A vendor's API is ill for some calls only.
  record ApiPart(String account, Reach reach, ApiState state, Duration length) implements Fault {}

  /// A vendor's authoritative servers fall silent.
  record Silence(String account, Duration length) implements Fault {}

  /// One of a vendor's two authoritative servers falls silent.
  record ServerSilence(String account, int server, Duration length) implements Fault {}

  /// Changes reach one of a vendor's authoritative servers late.
  record Lag(String account, Duration by, Duration length) implements Fault {}

  /// Changes reach all of a vendor's authoritative servers late (P15).
  record Delay(String account, Duration by, Duration length) implements Fault {}

  /// A vendor's API reads from a replica that is behind.
  record Stale(String account, Duration by, Duration length) implements Fault {}

  /// Our own network is gone.
  record Isolation(Duration length) implements Fault {}

  /// Our own network loses packets.
  ///
  /// @param share of the probes, 0 to 1
  record Loss(double share, Duration length) implements Fault {}

  /// The resolvers that we ask are dead, or lie.
  record Resolvers(ResolverState state, Duration length) implements Fault {}

  record Disk(DiskState state, Duration length) implements Fault {}

  /// The store is damaged beyond repair, which a crash reveals.
  record StoreLost(Duration restartAfter) implements Fault {}

  /// SIGKILL right now.
  record Kill(Duration restartAfter) implements Fault {}

  /// SIGKILL when the agent's work reaches a point.
  record KillAt(KillSwitch.Point point) implements Fault {}

  /// SIGSTOP, and SIGCONT later.
  record Pause(Duration length) implements Fault {}

  /// The host is suspended, and its monotonic clock with it.
  record Suspend(Duration length) implements Fault {}

  /// The wall clock jumps.
  record ClockJump(Duration by) implements Fault {}

  /// An operator wants something.
  record Wish(Command command) implements Fault {}

  /// Something goes wrong when the agent's work reaches a point.
  ///
  /// @param fault neither a [KillAt] nor another [At]
  record At(KillSwitch.Point point, Fault fault) implements Fault {}

  /// A configuration is loaded.
  record Reload(ConfigEdit edit) implements Fault {}

  /// Someone else changes a record.
  record ForeignEdit(LinkAccount place, RecordData data) implements Fault {}

  /// Another installation takes an account over: its marker says so (H19).
  ///
  /// @param place the account's canary
  record Signed(LinkAccount place, String installation) implements Fault {}

  /// A tool of someone else puts its value back, again and again (P27, H12).
  record Reversal(LinkAccount place, RecordData data, Duration every, int times) implements Fault {}
}
