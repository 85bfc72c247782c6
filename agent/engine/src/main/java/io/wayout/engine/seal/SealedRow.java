// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.seal;

import io.wayout.core.fold.JournalRow;
import io.wayout.dns.DnsName;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// A journal row in its place in the chain.
///
/// @param number from 1, without holes except where retention has removed rows
/// @param previous the hash of the row before
/// @param hash the row's own
public record SealedRow(long number, JournalRow row, String previous, String hash) {
  private static final DateTimeFormatter FIXED_WIDTH =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  /// The row that follows a head.
  public static SealedRow after(Head head, JournalRow row) {
    return at(head.number() + 1, head.hash(), row);
  }

  /// A row at a number, after a hash.
  public static SealedRow at(long number, String previous, JournalRow row) {
    return new SealedRow(number, row, previous, hash(number, previous, row));
  }

  public Head head() {
    return new Head(number, hash);
  }

  /// Is the hash that of the content?
  boolean isTrue() {
    return hash.equals(hash(number, previous, row));
  }

  private static String hash(long number, String previous, JournalRow row) {
    return new Canon()
        .add(previous)
        .add(number)
        .add(FIXED_WIDTH.format(row.at()))
        .add(row.kind().name())
        .add(row.domain().map(DnsName::text))
        .add(row.switchover())
        .add(row.generation())
        .add(row.actor())
        .add(row.text())
        .hash();
  }
}
