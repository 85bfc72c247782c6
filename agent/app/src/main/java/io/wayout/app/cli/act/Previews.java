// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.text.MoveText;
import io.wayout.app.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a move would write.
///
/// @param answer of the API
record Previews(Json answer) {

  /// @param target empty: each domain's preferred one
  /// @param options further keys of the question, each true or false
  static Previews ask(
      Session session, Choice choice, @Nullable String target, Map<String, Boolean> options)
      throws Stop {
    if (choice.isEmpty()) {
      throw new Stop(ExitCode.USAGE, "no domain is chosen", "name domains, or use --tag or --all");
    }
    Json.Builder body = choice.body();
    options.forEach((key, value) -> body.put(key, (boolean) value));
    if (target != null) {
      body.put("target", target);
    }
    return new Previews(session.post("/plan", body.build()));
  }

  String words(Session session) {
    return new MoveText(session.style(), session.times(answer)).previews(all());
  }

  /// The same at length, for who only looks.
  String explained(Session session) {
    return new MoveText(session.style(), session.times(answer)).explained(all());
  }

  List<Json> all() {
    return answer.list("previews");
  }

  /// The domains for which there is something to write.
  List<Json> moves() {
    return with("plan");
  }

  /// The domains that can't be moved.
  List<Json> stuck() {
    return all().stream()
        .filter(p -> List.of("noWayOut", "foreign").contains(p.text("outcome")))
        .toList();
  }

  /// How long caches may keep what the moves replace.
  long drainSeconds() {
    return moves().stream().mapToLong(p -> p.number("drainSeconds")).max().orElse(0);
  }

  ExitCode exit() {
    if (stuck().isEmpty()) {
      return ExitCode.DONE;
    }
    if (stuck().size() < all().size()) {
      return ExitCode.PARTLY;
    }
    return with("noWayOut").isEmpty() ? ExitCode.REFUSED : ExitCode.NO_WAY_OUT;
  }

  private List<Json> with(String outcome) {
    return all().stream().filter(p -> p.text("outcome").equals(outcome)).toList();
  }
}
