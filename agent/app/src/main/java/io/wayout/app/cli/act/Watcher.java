// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.cli.act.MoveOptions.Wait;
import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.cli.session.Session;
import io.wayout.app.cli.term.LastWords;
import io.wayout.app.cli.term.Progress;
import io.wayout.app.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Follows moves until they are where the person wants them.
final class Watcher {
  private static final long POLL_MILLIS = 100;
  private static final int NAMED_MAX = 20;
  private final Session session;
  private final MoveOptions options;
  private final List<String> ids;

  /// @param ids of the moves to follow
  Watcher(Session session, MoveOptions options, List<String> ids) {
    this.session = session;
    this.options = options;
    this.ids = ids;
  }

  /// How the wait ended.
  record Outcome(List<Json> moves, ExitCode exit) {}

  /// @param drainSeconds how long caches keep the old value after it is replaced everywhere
  Outcome await(List<String> domains, long drainSeconds) throws Stop {
    boolean isDrain = options.until() == Wait.drained;
    Duration drain = Duration.ofSeconds(isDrain ? drainSeconds : 0);
    long end = System.nanoTime() + options.timeout().plus(drain).toNanos();
    Shell shell = session.shell();
    try (var _ = LastWords.on(shell.err(), "\n" + reattach());
        Progress progress = new Progress(shell, domains.size(), isDrain ? "drained" : "served")) {
      while (true) {
        Json answer = session.get("/switchovers" + query(domains));
        List<Json> moves = ours(answer, domains);
        long over = moves.stream().filter(m -> isOver(m, answer, drain)).count();
        long failed = moves.stream().filter(m -> m.text("state").equals("failed")).count();
        progress.show(over - failed, failed);
        boolean isLate = System.nanoTime() > end;
        boolean isOver = over == domains.size();
        if (isOver || isLate || !pause()) {
          return new Outcome(moves, exit(moves, isOver));
        }
      }
    }
  }

  /// What a person reads who waited in vain.
  String farewell() {
    return "not proven in time; " + reattach();
  }

  static boolean isServed(Json move) {
    return move.text("state").equals("served") || move.text("state").equals("done");
  }

  private static boolean isOver(Json move, Json answer, Duration drain) {
    if (!isServed(move)) {
      return move.text("state").equals("failed");
    }
    Instant now = answer.instant("now").orElse(Instant.MAX);
    return move.instant("servedAt").map(at -> !at.plus(drain).isAfter(now)).orElse(true);
  }

  private static ExitCode exit(List<Json> moves, boolean isOver) {
    if (!isOver) {
      return ExitCode.NOT_VERIFIED;
    }
    long served = moves.stream().filter(Watcher::isServed).count();
    if (served == moves.size()) {
      return ExitCode.DONE;
    }
    return served == 0 ? ExitCode.FAILED : ExitCode.PARTLY;
  }

  private static List<Json> ours(Json answer, List<String> domains) {
    Set<String> wanted = Set.copyOf(domains);
    return answer.list("switchovers").stream()
        .filter(m -> wanted.contains(m.text("domain")))
        .toList();
  }

  /// A few are asked for by name; many are picked out of all.
  private static String query(List<String> domains) {
    return domains.size() > NAMED_MAX
        ? ""
        : domains.stream()
            .map(d -> "domain=" + Session.encode(d))
            .collect(Collectors.joining("&", "?", ""));
  }

  private String reattach() {
    return ids.size() == 1
        ? "the agent goes on; see: wayout show '" + ids.getFirst() + "'"
        : "the agent goes on with " + ids.size() + " moves; see: wayout status";
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
