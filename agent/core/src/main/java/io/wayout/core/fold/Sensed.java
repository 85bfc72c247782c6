// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
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
record Sensed(
    PMap<CheckId, CheckHealth> checks,
    PMap<String, ControlPlane> controlPlanes,
    PMap<LinkAccount, PlaneHealth> dataPlanes,
    PMap<LinkAccount, Observed> records,
    PMap<LinkAccount, Rejection> rejections,
    PMap<LinkAccount, Instant> rivals,
    PMap<ZoneSight.Place, ZoneSight> zones) {
  static Sensed nothing() {
    return new Sensed(
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty(),
        HashTreePMap.empty());
  }

  Sensed withChecks(PMap<CheckId, CheckHealth> next) {
    return new Sensed(next, controlPlanes, dataPlanes, records, rejections, rivals, zones);
  }

  Sensed withControlPlanes(PMap<String, ControlPlane> next) {
    return new Sensed(checks, next, dataPlanes, records, rejections, rivals, zones);
  }

  Sensed withDataPlanes(PMap<LinkAccount, PlaneHealth> next) {
    return new Sensed(checks, controlPlanes, next, records, rejections, rivals, zones);
  }

  Sensed withRecords(PMap<LinkAccount, Observed> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, next, rejections, rivals, zones);
  }

  Sensed withRejections(PMap<LinkAccount, Rejection> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, records, next, rivals, zones);
  }

  Sensed withRivals(PMap<LinkAccount, Instant> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, records, rejections, next, zones);
  }

  Sensed withZones(PMap<ZoneSight.Place, ZoneSight> next) {
    return new Sensed(checks, controlPlanes, dataPlanes, records, rejections, rivals, next);
  }
}
