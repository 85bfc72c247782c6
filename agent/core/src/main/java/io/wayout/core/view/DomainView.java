// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.view;

import io.wayout.core.decide.Decision;
import io.wayout.core.facts.TimeToSwitch;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.model.Block;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.ZoneSight;
import io.wayout.core.switchover.Switchover;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything about one domain at one instant.
///
/// @param effective where its chain leads
/// @param desired the name of the target where the last decision wants it to be
/// @param targets in order of preference
/// @param links from the business name downwards
/// @param decision what automation would do right now, or which gate holds it
/// @param decisionSince when the decision last changed its kind
/// @param switchover the newest one
/// @param block the block that holds now
/// @param freeze the freeze that covers it now
/// @param timeToSwitch the bound from fault to users moved
public record DomainView(
    Domain domain,
    long generation,
    Effective effective,
    Optional<String> desired,
    List<TargetView> targets,
    List<LinkView> links,
    Decision decision,
    Instant decisionSince,
    Optional<Switchover> switchover,
    Optional<Block> block,
    Optional<Freeze> freeze,
    TimeToSwitch timeToSwitch) {

  public record TargetView(Target target, TargetHealth health) {}

  /// @param replicas the link at each of its accounts
  public record LinkView(int number, Link link, List<ReplicaView> replicas) {}

  /// @param controlPlane empty: not asked yet
  /// @param dataPlane empty: not asked yet
  /// @param observed empty: not looked at yet
  /// @param servers every name server of its zone; empty: not asked yet
  public record ReplicaView(
      LinkAccount place,
      String vendor,
      Optional<ControlPlane> controlPlane,
      Optional<PlaneHealth> dataPlane,
      Optional<Observed> observed,
      Optional<ZoneSight> servers) {}
}
