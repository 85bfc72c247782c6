// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook;

import io.wayout.app.config.tree.Nearest;
import io.wayout.app.runbook.RunRefused.Code;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.model.Shelf;
import io.wayout.app.runbook.plan.Fitness;
import io.wayout.app.runbook.plan.Guards;
import io.wayout.app.runbook.plan.Rehearsal;
import io.wayout.app.runbook.plan.Sight;
import io.wayout.app.runbook.plan.Values;
import io.wayout.app.runbook.run.Run;
import io.wayout.core.audit.finding.Finding;
import io.wayout.core.audit.finding.FindingCode;
import io.wayout.core.custody.Owners;
import io.wayout.core.fold.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The runbooks of the configuration, and their runs. Thread-safe.
public final class Runbooks {
  private final Supplier<Shelf> shelf;
  private final Supplier<Sight> sight;
  private final Runs runs;

  /// @param shelf the runbooks of the configuration that is in use
  /// @param sight today's facts
  public Runbooks(Supplier<Shelf> shelf, Supplier<Sight> sight, Runs runs) {
    this.shelf = shelf;
    this.sight = sight;
    this.runs = runs;
  }

  /// @param isJoined the run was there already
  public record Started(Run run, boolean isJoined) {}

  /// Which account another installation guards, if there is one: nothing automatic begins then.
  public Optional<String> guardedElsewhere() {
    State state = sight.get().state();
    return state.topology().accounts().values().stream()
        .filter(a -> Owners.standing(state, a) == Owners.Standing.ELSEWHERE)
        .findFirst()
        .map(a -> Owners.text(state, a));
  }

  public Shelf shelf() {
    return shelf.get();
  }

  public Runs runs() {
    return runs;
  }

  /// @throws RunRefused if there is no such runbook
  public Runbook find(String name) throws RunRefused {
    Map<String, Runbook> known = shelf.get().runbooks();
    Runbook runbook = known.get(name);
    if (runbook == null) {
      throw new RunRefused(
          Code.UNKNOWN_RUNBOOK,
          "there is no runbook '" + name + "' in the configuration",
          known.isEmpty()
              ? "wayout runbook init brings some"
              : Nearest.remedy(name, known.keySet()));
    }
    return runbook;
  }

  /// What a run would do now; nothing is done.
  public Rehearsal rehearse(String name, Map<String, String> given) throws RunRefused {
    Runbook runbook = find(name);
    Sight today = sight.get();
    return Rehearsal.of(runbook.filled(judged(runbook, given, today)), today);
  }

  /// Starts a run, or joins the one with the same key.
  ///
  /// @throws RunRefused with everything that stands in the way
  public Started start(Wish wish) throws RunRefused {
    Runbook runbook = find(wish.runbook());
    Sight today = sight.get();
    Map<String, String> values = judged(runbook, wish.values(), today);
    Optional<Run> joined = wish.key().isPresent() ? runs.keyed(wish.key().get()) : Optional.empty();
    if (joined.isPresent()) {
      return joined(joined.get(), wish, values);
    }
    Runbook filled = runbook.filled(values);
    String shut =
        filled.guards().stream()
            .map(g -> Guards.judge(g, today))
            .filter(judged -> !judged.isOpen())
            .map(Guards.Judged::text)
            .collect(Collectors.joining("; "));
    if (!shut.isEmpty()) {
      throw new RunRefused(
          Code.GUARD_SHUT, "a guard is shut: " + shut, "see: wayout runbook run NAME --dry-run");
    }
    return runs.begin(wish, runbook, filled, values);
  }

  private static Started joined(Run run, Wish wish, Map<String, String> values) throws RunRefused {
    boolean isSame =
        run.order().runbook().equals(wish.runbook()) && run.order().values().equals(values);
    if (!isSame) {
      throw new RunRefused(
          Code.KEY_TAKEN,
          "the key belongs to " + run.id() + ", which was ordered otherwise",
          "use another key");
    }
    return new Started(run, true);
  }

  private static Map<String, String> judged(Runbook runbook, Map<String, String> given, Sight today)
      throws RunRefused {
    Values values = Values.of(runbook, given, today.state().topology());
    if (!values.problems().isEmpty()) {
      throw new RunRefused(
          Code.BAD_PARAMETERS,
          String.join("; ", values.problems()),
          "see: wayout runbook show " + runbook.name());
    }
    return values.byName();
  }

  /// What stands in the way of a runbook now, one sentence each.
  public List<String> obstacles(Runbook runbook) {
    return Fitness.obstacles(runbook, sight.get());
  }

  /// For the audit: the runbooks that could not run now.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Runbook runbook : shelf.get().runbooks().values()) {
      List<String> obstacles = obstacles(runbook);
      if (!obstacles.isEmpty()) {
        findings.add(
            new Finding(
                FindingCode.RUNBOOK_STUCK,
                new Finding.Subject(Finding.Subject.Kind.RUNBOOK, runbook.name()),
                String.join("; ", obstacles),
                FindingCode.RUNBOOK_STUCK.remedy()));
      }
    }
    return findings;
  }
}
