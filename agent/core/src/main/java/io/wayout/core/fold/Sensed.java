// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.owner.MarkerSight;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.ZoneSight;
import java.time.Instant;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What was observed of the world; a restart begins without it.
///
/// @param checks by check; absent means never probed
/// @param controlPlanes by account
/// @param dataPlanes by public record and account: do its zone's authoritative servers answer
/// @param records what was last seen of each record at each account
/// @param rejections records that a vendor refuses to change, for a while
/// @param rivals when somebody else changed a record while we were about to
/// @param zones what every authoritative server answered
/// @param markers by account: how its marker was seen
record Sensed(
    PMap<CheckId, CheckHealth> checks,
    PMap<String, ControlPlane> controlPlanes,
    PMap<LinkAccount, PlaneHealth> dataPlanes,
    PMap<LinkAccount, Observed> records,
    PMap<LinkAccount, Rejection> rejections,
    PMap<LinkAccount, Instant> rivals,
    PMap<ZoneSight.Place, ZoneSight> zones,
    PMap<String, MarkerSight> markers) {
  static Sensed nothing() {
    return new Sensed(
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty());
  }

  Sensed withChecks(PMap<CheckId, CheckHealth> next) {
    return new Sensed(next, controlPlanes, dataPlanes, records, rejections, rivals, zones, markers);
  }

  Sensed withControlPlanes(PMap<String, ControlPlane> next) {
    return new Sensed(checks, next, dataPlanes, records, rejections, rivals, zones, markers);
  }

  Sensed withDataPlanes(PMap<LinkAccount, PlaneHealth> next) {
    return new Sensed(checks, controlPlanes, next, records, rejections, rivals, zones, markers);
  }

  Sensed withRecords(PMap<LinkAccount, Observed> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, next, rejections, rivals, zones, markers);
  }

  Sensed withRejections(PMap<LinkAccount, Rejection> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, records, next, rivals, zones, markers);
  }

  Sensed withRivals(PMap<LinkAccount, Instant> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, records, rejections, next, zones, markers);
  }

  Sensed withZones(PMap<ZoneSight.Place, ZoneSight> next) {
    return new Sensed(
        checks, controlPlanes, dataPlanes, records, rejections, rivals, next, markers);
  }

  Sensed withMarkers(PMap<String, MarkerSight> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, records, rejections, rivals, zones, next);
  }
}
