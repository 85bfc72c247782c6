// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.advise.Advice;
import io.wayout.core.advise.Advice.Ending;
import io.wayout.core.advise.Advice.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The ledger of the mode `advise` as JSON.
public final class AdviceForm {
  private AdviceForm() {}

  /// @param advices newest first
  public static Json of(List<Advice> advices, Instant now) {
    Duration saved = advices.stream().map(Advice::saved).reduce(Duration.ZERO, Duration::plus);
    return Json.object()
        .put("now", now)
        .put("scores", scores(advices))
        .put("savedMillis", Json.of(saved))
        .put("advices", Json.array(advices, AdviceForm::advice))
        .build();
  }

  private static Json scores(List<Advice> advices) {
    Json.Builder scores = Json.object();
    for (Score score : Score.values()) {
      scores.put(word(score), advices.stream().filter(a -> a.score() == score).count());
    }
    return scores.build();
  }

  private static Json advice(Advice advice) {
    return Json.object()
        .put("id", advice.id())
        .put("domain", advice.domain().text())
        .put("at", advice.at())
        .put("from", advice.from())
        .put("to", advice.to())
        .put("cause", advice.cause().name())
        .put("text", advice.text())
        .put("score", word(advice.score()))
        .put("savedMillis", Json.of(advice.saved()))
        .put("endedAt", Json.of(advice.ending().map(Ending::at), Json::of))
        .put("followed", Json.of(advice.ending().map(Ending::text), Json::of))
        .build();
  }

  private static String word(Score score) {
    return score.name().toLowerCase(Locale.ROOT);
  }
}
