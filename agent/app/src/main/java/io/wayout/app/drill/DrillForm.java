// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import io.wayout.app.json.Json;
import io.wayout.drill.cast.Player;
import io.wayout.drill.judge.Fate;
import io.wayout.drill.judge.Finding;
import io.wayout.drill.judge.Judgement;
import io.wayout.drill.judge.Lane;
import io.wayout.drill.judge.Line;
import io.wayout.drill.judge.Loss;
import io.wayout.drill.judge.Move;
import io.wayout.drill.play.Take;
import io.wayout.drill.script.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A drill as JSON; a stable shape (docs/drill.md). All times are since the scenario's start.
final class DrillForm {
  private DrillForm() {}

  static Json scenario(Scenario scenario) {
    return Json.object()
        .put("id", scenario.id())
        .put("title", scenario.title())
        .put("kind", word(scenario.kind()))
        .put("start", scenario.start())
        .put("story", scenario.story())
        .put("facts", Json.texts(scenario.facts()))
        .put("lengthMillis", Json.of(scenario.length()))
        .build();
  }

  static Json of(Judgement judgement) {
    Take take = judgement.take();
    return Json.object()
        .put("scenario", scenario(take.scenario()))
        .put("seed", take.seed())
        .put("verdict", word(judgement.verdict()))
        .put("totalMillis", Json.of(Duration.between(take.start(), take.end())))
        .put("cast", Json.array(take.cast().players(), DrillForm::player))
        .put("domains", Json.array(judgement.fates(), f -> fate(take, f)))
        .put("findings", Json.array(judgement.findings(), DrillForm::finding))
        .put("lanes", Json.array(judgement.lanes(), DrillForm::lane))
        .put("timeline", Json.array(judgement.timeline(), DrillForm::line))
        .build();
  }

  private static Json player(Player player) {
    return Json.object()
        .put("role", player.role())
        .put("vendor", Json.of(player.vendor(), Json::of))
        .put("why", player.why())
        .build();
  }

  private static Json fate(Take take, Fate fate) {
    return Json.object()
        .put("domain", fate.domain().text())
        .put("mode", word(fate.mode()))
        .put("fate", word(fate.kind()))
        .put("text", fate.text())
        .put("endsAt", fate.endsAt())
        .put("isLate", fate.isLate())
        .put("moves", Json.array(fate.moves(), m -> move(take, m)))
        .put("with", loss(take, fate.with()))
        .put("without", loss(take, fate.without()))
        .build();
  }

  private static Json move(Take take, Move move) {
    return Json.object()
        .put("atMillis", since(take, move.at()))
        .put("link", move.link())
        .put("account", move.account())
        .put("cause", word(move.cause()))
        .put("to", move.to())
        .put("isElsewhere", move.isElsewhere())
        .build();
  }

  private static Json loss(Take take, Loss loss) {
    return Json.object()
        .put("averageMillis", Json.of(loss.average()))
        .put("worstMillis", Json.of(loss.worst()))
        .put("longestMillis", Json.of(loss.longest()))
        .put("shares", Json.array(loss.shares(), s -> share(take, s)))
        .build();
  }

  private static Json share(Take take, Loss.Share share) {
    return Json.object()
        .put("fromMillis", since(take, share.from()))
        .put("percent", share.percent())
        .build();
  }

  private static Json finding(Finding finding) {
    return Json.object()
        .put("name", finding.name())
        .put("kind", word(finding.kind()))
        .put("isKept", finding.isKept())
        .put("text", finding.text())
        .build();
  }

  private static Json lane(Lane lane) {
    return Json.object()
        .put("name", lane.name())
        .put("spans", Json.array(lane.spans(), DrillForm::span))
        .build();
  }

  private static Json span(Lane.Span span) {
    return Json.object()
        .put("fromMillis", Json.of(span.from()))
        .put("toMillis", Json.of(span.to()))
        .put("text", span.text())
        .build();
  }

  private static Json line(Line line) {
    return Json.object()
        .put("atMillis", Json.of(line.at()))
        .put("who", word(line.who()))
        .put("tone", word(line.tone()))
        .put("text", line.text())
        .put("times", line.times())
        .build();
  }

  private static Json since(Take take, Instant at) {
    return Json.of(Duration.between(take.start(), at));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
