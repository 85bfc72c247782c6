// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

import java.time.Duration;

/// One thing that goes wrong, or that a person does.
public sealed interface Trouble {

  /// A vendor's control plane.
  record Api(String role, ApiTrouble trouble, Duration length) implements Trouble {}

  /// What a vendor's API reads is old.
  record Stale(String role, Duration by, Duration length) implements Trouble {}

  /// A vendor's authoritative servers fall silent.
  record Silence(String role, Duration length) implements Trouble {}

  /// Changes reach one of a vendor's authoritative servers late.
  record Lag(String role, Duration by, Duration length) implements Trouble {}

  /// Changes reach all of a vendor's authoritative servers late.
  record Delay(String role, Duration by, Duration length) implements Trouble {}

  /// The resolvers that the agent asks are dead, or lie.
  record Resolvers(boolean isLying, Duration length) implements Trouble {}

  /// Everything that is served from a vendor.
  record Targets(String role, TargetTrouble trouble, Duration length) implements Trouble {}

  /// Everything that is served from a vendor goes down and up again.
  ///
  /// @param half how long each state lasts
  record Flapping(String role, Duration half, Duration length) implements Trouble {}

  /// Some endpoints that prove our own network are gone, though it works.
  record Witnesses(int count, Duration length) implements Trouble {}

  record Agent(AgentTrouble trouble, Duration length) implements Trouble {}

  /// The wall clock jumps.
  record Clock(Duration by) implements Trouble {}

  /// An operator types something.
  record Operator(Order order) implements Trouble {}

  /// Someone else changes a record of each domain.
  ///
  /// @param link the first or the last one
  /// @param isDeclared to the second target, else to what nobody declared
  record ForeignEdit(Part link, boolean isDeclared) implements Trouble {}

  /// Something that changes nothing in the agent's world; for the reader.
  record Aside() implements Trouble {}
}
