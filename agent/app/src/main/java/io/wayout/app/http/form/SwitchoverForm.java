// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.plan.Plan;
import io.wayout.core.plan.Step;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change.Expected;
import java.util.List;
import java.util.Optional;

/// Moves, plans and journal rows.
public final class SwitchoverForm {
  private SwitchoverForm() {}

  /// A switchover without its timeline.
  public static Json of(Switchover move) {
    return Json.object()
        .put("id", move.id())
        .put("domain", move.domain().text())
        .put("cause", move.cause().name())
        .put("actor", move.actor())
        .put("reason", move.reason())
        .put("from", move.plan().from())
        .put("target", move.plan().target())
        .put("phase", move.phase().name())
        .put("state", state(move))
        .put("step", move.stepIndex() + 1)
        .put("steps", move.plan().steps().size())
        .put("attempts", move.attempts())
        .put("generation", move.generation())
        .put("startedAt", move.startedAt())
        .put("phaseSince", move.phaseSince())
        .put("servedAt", Json.of(move.servedAt(), Json::of))
        .put("ttlSeconds", ttlSeconds(move.plan()))
        .put("detail", move.detail())
        .build();
  }

  /// A switchover with its plan and its timeline.
  public static Json of(Switchover move, List<JournalRow> timeline) {
    return Json.object()
        .put("switchover", of(move))
        .put("plan", plan(move.plan()))
        .put("timeline", Json.array(timeline, SwitchoverForm::row))
        .build();
  }

  /// A plan: what it writes, link by link.
  public static Json plan(Plan plan) {
    return Json.object()
        .put("from", plan.from())
        .put("target", plan.target())
        .put("shape", plan.shape().name())
        .put("why", plan.why())
        .put("steps", Json.array(plan.steps(), SwitchoverForm::step))
        .build();
  }

  /// A line of the journal.
  public static Json row(JournalRow row) {
    return Json.object()
        .put("at", row.at())
        .put("kind", row.kind().name())
        .put("domain", Json.of(row.domain().map(DnsName::text), Json::of))
        .put("switchover", Json.of(row.switchover(), Json::of))
        .put("generation", row.generation())
        .put("actor", row.actor())
        .put("text", row.text())
        .build();
  }

  /// One word for people and scripts: `moving`, `served`, `done` or `failed`.
  private static String state(Switchover move) {
    return switch (move.phase()) {
      case DONE -> "done";
      case ABORTED, SUPERSEDED, FROZEN -> "failed";
      case SERVED -> move.isLastStep() ? "served" : "moving";
      case INTENT, ATTEMPT, IN_DOUBT, ACKED, READ_BACK, DEGRADED -> "moving";
    };
  }

  private static long ttlSeconds(Plan plan) {
    return plan.steps().stream()
        .map(s -> s.change().wanted().ttl())
        .mapToInt(Ttl::seconds)
        .max()
        .orElse(0);
  }

  private static Json step(Step step) {
    return Json.object()
        .put("link", step.link())
        .put("name", step.change().key().name().text())
        .put("type", step.change().key().type().name())
        .put("account", step.account())
        .put(
            "before", Json.of(before(step.change().expected()).map(RecordData::toString), Json::of))
        .put("after", step.change().wanted().data().toString())
        .put("ttlSeconds", step.change().wanted().ttl().seconds())
        .put("waitSeconds", step.after().toSeconds())
        .put("isSilent", step.isSilent())
        .build();
  }

  private static Optional<RecordData> before(Expected expected) {
    return switch (expected) {
      case Expected.Data(var data) -> Optional.of(data);
      case Expected.Nothing() -> Optional.empty();
    };
  }
}
