// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import io.wayout.core.custody.Owners;
import io.wayout.core.facts.Planes;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Shape;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Control planes, name servers, witnesses and certificates.
///
/// @param now of the state's clock
record PlaneSamples(State state, Instant now) {

  void put(Exposition all) {
    state.topology().accounts().values().forEach(account -> account(all, account));
    zones()
        .forEach((zone, verdict) ->
            DomainSamples.states(all, Metric.ZONE_STATE, verdict, zone.account(), zone.name()));
    for (CheckId witness : state.topology().witnesses()) {
      CheckHealth health = state.checks().getOrDefault(witness, CheckHealth.unknown(now));
      DomainSamples.states(all, Metric.WITNESS_STATE, health.verdict(), witness.text());
    }
    state.topology().checks().keySet().forEach(id -> certificate(all, id));
  }

  private void account(Exposition all, Account account) {
    ControlPlane plane = Planes.control(state, account.name());
    String name = account.name();
    String vendor = account.vendor();
    Verdict reads = plane.readable().verdict();
    Verdict writes = plane.writable().verdict();
    DomainSamples.states(all, Metric.ACCOUNT_STATE, reads, name, vendor, "read");
    DomainSamples.states(all, Metric.ACCOUNT_STATE, writes, name, vendor, "write");
    if (Owners.standing(state, account) == Owners.Standing.ELSEWHERE) {
      all.put(Metric.ACCOUNT_OWNED_ELSEWHERE, 1, name, vendor);
    }
    if (plane.shape() != Shape.WELL) {
      all.put(Metric.ACCOUNT_OUTAGE, 1, name, vendor, plane.shape().name());
    }
  }

  private record Zone(String account, String name) implements Comparable<Zone> {
    @Override
    public int compareTo(Zone other) {
      int byAccount = account.compareTo(other.account);
      return byAccount != 0 ? byAccount : name.compareTo(other.name);
    }
  }

  /// A zone is as bad as what its servers say of any of its records.
  private Map<Zone, Verdict> zones() {
    Map<Zone, Verdict> zones = new TreeMap<>();
    state
        .dataPlanes()
        .forEach((place, health) ->
            zones.merge(
                new Zone(place.account(), place.key().zone().text()),
                health.verdict(),
                PlaneSamples::worse));
    return zones;
  }

  private static Verdict worse(Verdict one, Verdict other) {
    if (one == Verdict.DOWN || other == Verdict.DOWN) {
      return Verdict.DOWN;
    }
    return one == Verdict.UP ? other : one;
  }

  private void certificate(Exposition all, CheckId id) {
    CheckHealth health = state.checks().get(id);
    if (health != null
        && health.last().orElse(null) instanceof ProbeResult.Pass(_, _, var expires)
        && expires.isPresent()) {
      all.put(Metric.CERTIFICATE_EXPIRY_TIMESTAMP_SECONDS, expires.get(), id.text());
    }
  }
}
