// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.rows;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.kit.redact.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a zone holds for one key. Pure.
public sealed interface RowHeld<R extends Row> {

  /// A record set that is served.
  ///
  /// @param lines its records by line, each line with the data of its own
  record Live<R extends Row>(Map<String, Line<R>> lines) implements RowHeld<R> {
    /// The set that all lines agree on, its TTL the longest of all; null never.
    RecordSet agreed() {
      return lines.values().iterator().next().set();
    }

    boolean isAgreed() {
      return lines.values().stream().map(line -> line.set().data()).distinct().count() == 1;
    }

    List<R> rows() {
      return lines.values().stream().flatMap(line -> line.rows().stream()).toList();
    }
  }

  /// The records of one line.
  record Line<R extends Row>(RecordSet set, List<R> rows) {}

  /// Records are stored, and none of them is served.
  record Asleep<R extends Row>() implements RowHeld<R> {}

  /// @param otherTypes what is at the name instead
  record Nothing<R extends Row>(List<String> otherTypes) implements RowHeld<R> {}

  /// Something that the contract can't express, e.g. a weighted set of CNAMEs.
  record Odd<R extends Row>(String why) implements RowHeld<R> {}

  /// @param atName all records at the key's name
  /// @param rowType how the vendor writes the key's type
  /// @param lines the lines that the account is told to move; none if there must be only one
  static <R extends Row> RowHeld<R> of(
      RecordKey key, List<R> atName, String rowType, List<String> lines) {
    List<R> ofType = atName.stream().filter(row -> row.type().equals(rowType)).toList();
    List<R> live = ofType.stream().filter(Row::isLive).toList();
    if (ofType.isEmpty()) {
      return new Nothing<>(atName.stream().map(Row::type).distinct().sorted().toList());
    }
    if (live.isEmpty()) {
      return new Asleep<>();
    }
    Map<String, List<R>> byLine = new LinkedHashMap<>();
    live.forEach(row -> byLine.computeIfAbsent(row.line(), _ -> new ArrayList<>()).add(row));
    if (lines.isEmpty() && byLine.size() > 1) {
      return new Odd<>(
          "answers differ by line, "
              + names(byLine)
              + "; name the lines that shall move in the account's setting 'lines'");
    }
    if (!lines.isEmpty() && !lines.containsAll(byLine.keySet())) {
      return new Odd<>(
          "there are records on the lines "
              + names(byLine)
              + ", and the account's setting 'lines' does not name them all");
    }
    return parsed(key, byLine);
  }

  private static <R extends Row> RowHeld<R> parsed(RecordKey key, Map<String, List<R>> byLine) {
    Map<String, Line<R>> parsed = new LinkedHashMap<>();
    for (Map.Entry<String, List<R>> line : byLine.entrySet()) {
      try {
        parsed.put(line.getKey(), new Line<>(set(key, line.getValue()), line.getValue()));
      } catch (BadValue odd) {
        return new Odd<>(Excerpt.of(String.valueOf(odd.getMessage())));
      }
    }
    return new Live<>(parsed);
  }

  private static <R extends Row> RecordSet set(RecordKey key, List<R> rows) {
    int ttl = rows.stream().mapToInt(Row::ttl).max().orElse(0);
    return new RecordSet(
        new Ttl(ttl), RecordData.of(key.type(), rows.stream().map(Row::value).toList()));
  }

  private static <R extends Row> String names(Map<String, List<R>> byLine) {
    return Excerpt.of(byLine.keySet().toString());
  }
}
