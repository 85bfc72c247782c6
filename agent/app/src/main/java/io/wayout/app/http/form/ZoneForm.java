// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.fold.State;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ZoneSight;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Data planes: every zone at its account, with the name servers that are asked.
public final class ZoneForm {
  private ZoneForm() {}

  public static Json list(State state) {
    Map<ZoneSight.Place, Optional<PlaneHealth>> planes =
        new TreeMap<>(
            Comparator.comparing((ZoneSight.Place p) -> p.zone().text())
                .thenComparing(ZoneSight.Place::account));
    state.topology().domains().values().stream()
        .flatMap(domain -> domain.links().stream())
        .flatMap(link -> link.places().stream())
        .forEach(place -> planes.merge(zone(place), plane(state, place), ZoneForm::worse));
    return Json.array(List.copyOf(planes.entrySet()), e -> form(state, e.getKey(), e.getValue()));
  }

  private static ZoneSight.Place zone(LinkAccount place) {
    return new ZoneSight.Place(place.account(), place.key().zone());
  }

  private static Optional<PlaneHealth> plane(State state, LinkAccount place) {
    return Optional.ofNullable(state.dataPlanes().get(place));
  }

  /// A zone answers if all of its records that we need are answered.
  private static Optional<PlaneHealth> worse(Optional<PlaneHealth> a, Optional<PlaneHealth> b) {
    return b.filter(p -> p.verdict() == Verdict.DOWN).or(() -> a).or(() -> b);
  }

  private static Json form(State state, ZoneSight.Place zone, Optional<PlaneHealth> plane) {
    Optional<ZoneSight> sight = Optional.ofNullable(state.zones().get(zone));
    return Json.object()
        .put("account", zone.account())
        .put("vendor", state.topology().account(zone.account()).vendor())
        .put("zone", zone.zone().text())
        .put("data", DomainForm.plane(plane))
        .put("askedAt", Json.of(sight.map(ZoneSight::at), Json::of))
        .put(
            "servers",
            Json.array(sight.map(ZoneSight::servers).orElse(List.of()), ZoneForm::server))
        .put("oddity", sight.flatMap(ZoneSight::oddity).orElse(""))
        .put("oddSince", Json.of(sight.flatMap(ZoneSight::oddSince), Json::of))
        .build();
  }

  private static Json server(ServerSight server) {
    return Json.object()
        .put("server", server.server())
        .put("address", server.address())
        .put("transport", server.transport().name())
        .put("isAnswering", server.isAnswering())
        .put("serial", Json.of(server.serial(), Json::of))
        .put("detail", server.detail())
        .build();
  }
}
