// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.facts.Drills;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.rehearsal.Rehearsal;
import java.time.Instant;
import java.util.Locale;

/// Live drills as JSON.
public final class DrillForm {
  private DrillForm() {}

  /// The newest of each group, and which domains automation only advises for want of one.
  public static Json list(State state, Instant now) {
    var stale =
        state.topology().domains().values().stream()
            .filter(d -> Drills.stale(state, d, now).isPresent())
            .map(d -> stale(state, d, now))
            .toList();
    return Json.object()
        .put("now", now)
        .put("drills", Json.array(state.rehearsals().values(), DrillForm::of))
        .put("stale", new Json.Array(stale))
        .build();
  }

  static Json of(Rehearsal drill) {
    Rehearsal.Course course = drill.course();
    return Json.object()
        .put("id", drill.id())
        .put("script", script(drill.script()))
        .put("actor", drill.actor())
        .put("reason", drill.reason())
        .put("startedAt", drill.startedAt())
        .put("phase", drill.phase().name().toLowerCase(Locale.ROOT))
        .put("phaseSince", course.since())
        .put("isOpen", drill.isOpen())
        .put("switchover", Json.of(course.move(), Json::of))
        .put("outMillis", Json.of(course.out(), Json::of))
        .put("backMillis", Json.of(course.back(), Json::of))
        .put("trouble", Json.of(course.trouble(), Json::of))
        .put("detail", course.detail())
        .put("greenAt", Json.of(drill.greenAt(), Json::of))
        .build();
  }

  public static Json script(Rehearsal.Script script) {
    return Json.object()
        .put("domain", script.domain().text())
        .put("group", script.group())
        .put("home", script.home())
        .put("away", script.away())
        .put("staySeconds", script.stay().toSeconds())
        .build();
  }

  private static Json stale(State state, Domain domain, Instant now) {
    return Json.object()
        .put("domain", domain.name().text())
        .put("text", Drills.stale(state, domain, now).orElse(""))
        .build();
  }
}
