// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One run of a runbook: what was ordered, and how far it is. Immutable.
///
/// @param steps in their order, those of a group behind it
/// @param undo what takes the run back, in its order; empty unless that was begun
/// @param log what happened, oldest first
public record Run(
    Order order,
    Phase phase,
    Instant since,
    String detail,
    List<StepRun> steps,
    List<StepRun> undo,
    List<Line> log) {
  private static final int LINES_MAX = 500;

  public Run {
    steps = List.copyOf(steps);
    undo = List.copyOf(undo);
    log = List.copyOf(log);
  }

  /// What was ordered.
  ///
  /// @param id unique and readable, e.g. `evacuate-vendor-7`
  /// @param source the runbook's YAML when it began
  /// @param values of its parameters
  /// @param starter who started it; none of the people who approve
  /// @param origin the trigger; empty: a person
  public record Order(
      String id,
      String runbook,
      String source,
      Map<String, String> values,
      Optional<String> key,
      String starter,
      String origin,
      String reason,
      Instant startedAt) {
    public Order {
      values = Map.copyOf(values);
    }

    /// Who acts, as the journal shows it.
    public String actor() {
      return "runbook " + runbook + " (run " + id + ", for " + starter + ")";
    }
  }

  /// Something that happened.
  public record Line(Instant at, String actor, String text) {}

  /// How far the whole is.
  public enum Phase {
    RUNNING,
    /// A person must say how it goes on.
    WAITING,
    /// What was done is taken back.
    UNDOING,
    DONE,
    /// To its end, though not every step went well.
    PARTLY,
    /// A step failed; it can be resumed there.
    FAILED,
    ABORTED,
    /// Everything that can be was taken back.
    UNDONE;

    /// May it go on by itself, or by a person's word that it waits for?
    public boolean isOpen() {
      return switch (this) {
        case RUNNING, WAITING, UNDOING -> true;
        case DONE, PARTLY, FAILED, ABORTED, UNDONE -> false;
      };
    }
  }

  public String id() {
    return order.id();
  }

  /// The step or the undoing with a path.
  public Optional<StepRun> at(String path) {
    return Stream.concat(steps.stream(), undo.stream())
        .filter(s -> s.path().equals(path))
        .findFirst();
  }

  Run with(StepRun changed) {
    return new Run(
        order, phase, since, detail, replaced(steps, changed), replaced(undo, changed), log);
  }

  Run withUndo(List<StepRun> next) {
    return new Run(order, phase, since, detail, steps, next, log);
  }

  Run to(Phase next, String text, Instant now) {
    return new Run(order, next, next == phase ? since : now, text, steps, undo, log);
  }

  Run saying(String actor, String text, Instant now) {
    List<Line> lines = new ArrayList<>(log);
    lines.add(new Line(now, actor, text));
    int first = Math.max(0, lines.size() - LINES_MAX);
    return new Run(order, phase, since, detail, steps, undo, lines.subList(first, lines.size()));
  }

  private static List<StepRun> replaced(List<StepRun> all, StepRun changed) {
    return all.stream().map(s -> s.path().equals(changed.path()) ? changed : s).toList();
  }
}
