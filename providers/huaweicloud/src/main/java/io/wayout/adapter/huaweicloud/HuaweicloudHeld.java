// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.kit.redact.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// What a zone holds for one key. Pure.
sealed interface HuaweicloudHeld {
  /// Served.
  ///
  /// @param parts one per line, at least one
  record Live(List<Part> parts) implements HuaweicloudHeld {
    boolean isAgreed() {
      return parts.stream().map(part -> part.held().data()).distinct().count() == 1;
    }
  }

  /// One line's set, and what it says.
  record Part(HuaweicloudSet set, RecordSet held) {}

  /// Sets are stored, and none of them is served.
  record Asleep() implements HuaweicloudHeld {}

  /// @param otherTypes what is at the name instead
  record Nothing(List<String> otherTypes) implements HuaweicloudHeld {}

  /// Something that the contract can't express, e.g. a weighted group.
  record Odd(String why) implements HuaweicloudHeld {}

  /// @param atName all sets at the key's name
  /// @param lines the lines that the account is told to move; none if there must be only one
  static HuaweicloudHeld of(RecordKey key, List<HuaweicloudSet> atName, List<String> lines) {
    String type = key.type().name();
    List<HuaweicloudSet> ofType = atName.stream().filter(s -> s.type().equals(type)).toList();
    List<HuaweicloudSet> live = ofType.stream().filter(HuaweicloudSet::isLive).toList();
    if (ofType.isEmpty()) {
      return new Nothing(atName.stream().map(HuaweicloudSet::type).distinct().sorted().toList());
    }
    if (live.isEmpty()) {
      return new Asleep();
    }
    List<String> theirs = live.stream().map(HuaweicloudSet::line).distinct().toList();
    if (theirs.size() < live.size()) {
      return new Odd("there are several weighted record sets on one line");
    }
    if (lines.isEmpty() && theirs.size() > 1) {
      return new Odd(
          "answers differ by line, "
              + Excerpt.of(theirs.toString())
              + "; name the lines that shall move in the account's setting 'lines'");
    }
    if (!lines.isEmpty() && !lines.containsAll(theirs)) {
      return new Odd(
          "there are records on the lines "
              + Excerpt.of(theirs.toString())
              + ", and the account's setting 'lines' does not name them all");
    }
    return parsed(key, live);
  }

  private static HuaweicloudHeld parsed(RecordKey key, List<HuaweicloudSet> live) {
    List<Part> parts = new ArrayList<>();
    for (HuaweicloudSet set : live) {
      try {
        RecordData data = RecordData.of(key.type(), set.values());
        parts.add(new Part(set, new RecordSet(new Ttl(set.ttl()), data)));
      } catch (BadValue odd) {
        return new Odd(Excerpt.of(String.valueOf(odd.getMessage())));
      }
    }
    return new Live(List.copyOf(parts));
  }
}
