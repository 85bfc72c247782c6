// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.rows;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One change held against what the zone holds (I05). Pure.
public sealed interface RowPlan<R extends Row> {
  /// The wanted data is there already.
  record Done<R extends Row>() implements RowPlan<R> {}

  /// To be sent, in this order: the set is never empty in between (I01).
  record Due<R extends Row>(List<RowStep<R>> steps) implements RowPlan<R> {}

  /// Must not be sent.
  record Refused<R extends Row>(ProviderFailure failure) implements RowPlan<R> {}

  /// @param held what the zone holds for the change's key
  /// @param rowType how the vendor writes the key's type
  /// @param newLine the line of a set that is made from nothing; empty for the vendor's default
  static <R extends Row> RowPlan<R> of(
      Change change, RowHeld<R> held, String rowType, String newLine) {
    return switch (held) {
      case RowHeld.Live<R> live -> ofLive(change, live, rowType);
      case RowHeld.Asleep<R> _ ->
          new Refused<>(
              new Rejected(
                  change.key()
                      + " is there but disabled; enable or remove it at the vendor, then try"
                      + " again"));
      case RowHeld.Odd<R>(String why) -> conflict(change, "holds something unexpected: " + why);
      case RowHeld.Nothing<R>(List<String> otherTypes) ->
          ofNothing(change, otherTypes, rowType, newLine);
    };
  }

  private static <R extends Row> RowPlan<R> ofLive(
      Change change, RowHeld.Live<R> live, String rowType) {
    List<RowStep<R>> steps = new ArrayList<>();
    for (RowHeld.Line<R> line : live.lines().values()) {
      RecordData held = line.set().data();
      if (!held.equals(change.wanted().data()) && !isExpected(change, held)) {
        return conflict(change, "holds " + held);
      }
      steps.addAll(stepsOf(change, line.rows(), rowType));
    }
    Optional<String> bar =
        steps.stream().flatMap(step -> rowOf(step).flatMap(Row::bar).stream()).findFirst();
    if (bar.isPresent()) {
      return new Refused<>(new Rejected(change.key() + " " + Excerpt.of(bar.get())));
    }
    return steps.isEmpty() ? new Done<>() : new Due<>(List.copyOf(steps));
  }

  private static boolean isExpected(Change change, RecordData held) {
    return switch (change.expected()) {
      case Expected.Data(var data) -> data.equals(held);
      case Expected.Nothing _ -> false;
    };
  }

  private static <R extends Row> RowPlan<R> ofNothing(
      Change change, List<String> otherTypes, String rowType, String newLine) {
    return switch (change.expected()) {
      case Expected.Data _ when otherTypes.isEmpty() -> conflict(change, "is not there");
      case Expected.Data _ ->
          conflict(change, "is not there, but " + Excerpt.of(otherTypes.toString()));
      case Expected.Nothing _ when otherTypes.isEmpty() ->
          new Due<>(additions(change, change.wanted().data().values(), rowType, newLine));
      case Expected.Nothing _ ->
          conflict(change, "has at its name already: " + Excerpt.of(otherTypes.toString()));
    };
  }

  /// Values that stay keep their record; values that come take over the record of one that goes.
  private static <R extends Row> List<RowStep<R>> stepsOf(
      Change change, List<R> rows, String rowType) {
    RecordSet wanted = change.wanted();
    List<String> missing = new ArrayList<>(wanted.data().values());
    List<R> spare = new ArrayList<>();
    List<RowStep<R>> steps = new ArrayList<>();
    for (R row : rows) {
      String value = canonical(change.key(), row);
      if (!missing.remove(value)) {
        spare.add(row);
      } else if (!row.fits(wanted.ttl())) {
        steps.add(new RowStep.Rewrite<>(row, value, wanted.ttl()));
      }
    }
    int pairs = Math.min(spare.size(), missing.size());
    for (int i = 0; i < pairs; i++) {
      steps.add(new RowStep.Rewrite<>(spare.get(i), missing.get(i), wanted.ttl()));
    }
    List<String> more = missing.subList(pairs, missing.size());
    steps.addAll(additions(change, more, rowType, rows.getFirst().line()));
    spare.subList(pairs, spare.size()).forEach(row -> steps.add(new RowStep.Drop<>(row)));
    return steps;
  }

  private static <R extends Row> List<RowStep<R>> additions(
      Change change, List<String> values, String rowType, String line) {
    List<RowStep<R>> steps = new ArrayList<>();
    for (String value : values) {
      steps.add(new RowStep.Add<>(change.key(), rowType, line, value, change.wanted().ttl()));
    }
    return steps;
  }

  private static String canonical(RecordKey key, Row row) {
    return RecordData.of(key.type(), List.of(row.value())).values().getFirst();
  }

  private static <R extends Row> Optional<R> rowOf(RowStep<R> step) {
    return switch (step) {
      case RowStep.Rewrite<R>(R row, _, _) -> Optional.of(row);
      case RowStep.Drop<R>(R row) -> Optional.of(row);
      case RowStep.Add<R> _ -> Optional.empty();
    };
  }

  private static <R extends Row> Refused<R> conflict(Change change, String what) {
    return new Refused<>(new Conflict(change.key() + " " + what));
  }
}
