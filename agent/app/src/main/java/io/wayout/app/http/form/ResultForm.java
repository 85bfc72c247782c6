// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.CommandResult.Entry;
import io.wayout.core.guard.Refusal;
import java.util.List;

/// What became of a command.
public final class ResultForm {
  private ResultForm() {}

  public static Json of(List<Entry> entries) {
    return Json.array(entries, ResultForm::entry);
  }

  private static Json entry(Entry entry) {
    return switch (entry) {
      case CommandResult.Started(var domain, var id) ->
          line(domain.text(), "started", "the move is under way")
              .put("switchover", id)
              .put("refusal", Json.nothing())
              .build();
      case CommandResult.Campaigning(var id, var isJoined, var domains) ->
          line(id, isJoined ? "joined" : "started", domains + " domains")
              .put("switchover", Json.nothing())
              .put("refusal", Json.nothing())
              .build();
      case CommandResult.Rehearsing(var id, var isJoined, var domain, var away) ->
          line(
                  domain.text(),
                  isJoined ? "joined" : "started",
                  id + ": a visit to " + away + ", and back")
              .put("switchover", Json.nothing())
              .put("refusal", Json.nothing())
              .build();
      case CommandResult.Unchanged(var subject, var text) -> plain(subject, "unchanged", text);
      case CommandResult.Done(var subject, var text) -> plain(subject, "done", text);
      case CommandResult.Refused(var subject, var refusal) ->
          line(subject, "refused", refusal.message())
              .put("switchover", Json.nothing())
              .put("refusal", refusal(refusal))
              .build();
    };
  }

  private static Json plain(String subject, String outcome, String text) {
    return line(subject, outcome, text)
        .put("switchover", Json.nothing())
        .put("refusal", Json.nothing())
        .build();
  }

  private static Json.Builder line(String subject, String outcome, String text) {
    return Json.object().put("subject", subject).put("outcome", outcome).put("text", text);
  }

  static Json refusal(Refusal refusal) {
    return Json.object()
        .put("code", refusal.code().name())
        .put("message", refusal.message())
        .put("remedy", refusal.remedy())
        .build();
  }
}
