// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.app.demo.Audience.Gap;
import io.wayout.app.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// One chapter in progress: watches what the daemon, its journal and the users say since it began,
/// and tells it with the time since then.
final class Act {
  private static final Duration MOVE_MAX = Duration.ofSeconds(20);
  private static final String QUERY = "?domain=" + World.DOMAIN;

  private final Stage stage;
  private final Instant start;
  private final long generation;

  /// What every act is played with.
  record Stage(
      World world,
      DemoAgent agent,
      Visitor visitor,
      Audience audience,
      Narrator narrator,
      InstantSource clock) {
    Waiting waiting() {
      return new Waiting(clock);
    }

    Picture picture() throws Undone {
      return new Picture(agent.get("/domains/" + World.DOMAIN));
    }
  }

  private Act(Stage stage, Instant start, long generation) {
    this.stage = stage;
    this.start = start;
    this.generation = generation;
  }

  /// Begins now.
  static Act begin(Stage stage, String title) throws Undone {
    stage.narrator().chapter(title);
    long generation = stage.picture().generation();
    return new Act(stage, stage.clock().instant().truncatedTo(ChronoUnit.MILLIS), generation);
  }

  void event(String what, String text) {
    event(stage.clock().instant(), what, text);
  }

  private void event(Instant at, String what, String text) {
    stage.narrator().event(Duration.between(start, at), what, text);
  }

  /// Waits until the daemon knows that a target is down, and tells since when.
  void detected(String target) throws Undone, InterruptedException {
    Json down =
        stage
            .waiting()
            .until(MOVE_MAX, target + " was not found down", () -> stage.picture().down(target));
    String text = target + " is DOWN: " + down.text("detail");
    event(down.instant("since").orElse(start), "detected", text);
  }

  /// Waits until the daemon pictures the domain so.
  ///
  /// @param what completes the sentence "… within 20 s"
  Picture seen(Duration max, String what, Predicate<Picture> wanted)
      throws Undone, InterruptedException {
    return stage.waiting().until(max, what, () -> Optional.of(stage.picture()).filter(wanted));
  }

  /// Waits until a new move of the domain is served, then tells what the journal says about it.
  void moved(Duration max, String target) throws Undone, InterruptedException {
    Json move =
        stage
            .waiting()
            .until(
                max,
                "no move to " + target + " was served",
                () -> newest().filter(m -> isServed(m, target)));
    for (Json row : rows()) {
      tell(row, move.text("id"));
    }
  }

  /// Everything that the journal holds about the domain since the beginning, oldest first.
  private List<Json> rows() throws Undone {
    return stage.agent().get("/history" + QUERY + "&limit=100").list("rows").stream()
        .filter(row -> row.instant("at").filter(at -> !at.isBefore(start)).isPresent())
        .toList()
        .reversed();
  }

  private Optional<Json> newest() throws Undone {
    return stage.agent().get("/switchovers" + QUERY).list("switchovers").stream().findFirst();
  }

  private boolean isServed(Json move, String target) {
    return move.number("generation") > generation
        && move.text("target").equals(target)
        && List.of("served", "done").contains(move.text("state"));
  }

  private void tell(Json row, String last) {
    Instant at = row.instant("at").orElse(start);
    boolean isLast = row.text("switchover").equals(last);
    switch (row.text("kind")) {
      case "INTENT" -> event(at, "decided", row.text("text"));
      case "ACKED" -> event(at, "written", row.text("text"));
      case "IN_DOUBT" -> event(at, "in doubt", row.text("text"));
      case "SERVED" -> event(at, "proven", row.text("text"));
      case "ENDED" -> {
        if (!isLast && generationOf(row) > generation) {
          event(at, "given up", row.text("text"));
        }
      }
      default -> {}
    }
  }

  private static long generationOf(Json row) {
    return row.number("generation");
  }

  /// Asks as a user does, and shows the answers and the page.
  void visited(String origin) throws Undone {
    Visit visit = stage.visitor().visit();
    if (!visit.isFrom(origin)) {
      throw new Undone("a user should have got " + origin + ", but got: " + visit.page());
    }
    stage.narrator().quote(String.join("\n", visit.path()));
    stage.narrator().quote("GET http://" + World.DOMAIN + "/  ->  200, page of " + visit.page());
  }

  /// Tells what users noticed since the beginning.
  ///
  /// @throws Undone if they noticed something although they should not
  Gap noticed(boolean mayNotice) throws Undone, InterruptedException {
    Gap gap =
        stage.waiting().until(MOVE_MAX, "users got no page", () -> stage.audience().since(start));
    if (gap.failed() > 0 && !mayNotice) {
      throw new Undone(gap.failed() + " requests failed although nothing was broken");
    }
    event(
        "users",
        gap.failed() == 0
            ? "noticed nothing: " + gap.served() + " requests, all served"
            : String.format(
                Locale.ROOT,
                "were without the page for %.2f s (%d requests failed); caches add at most the TTL",
                gap.length().toMillis() / 1000.0,
                gap.failed()));
    return gap;
  }
}
