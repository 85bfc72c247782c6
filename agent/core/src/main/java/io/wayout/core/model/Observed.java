// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.RecordSet;
import io.wayout.provider.RecordRef;
import java.time.Instant;

/// What was last seen of one record at one account.
public sealed interface Observed {
  Instant at();

  /// Where a value was read.
  enum Source {
    API,
    AUTHORITATIVE
  }

  record Holds(RecordSet set, RecordRef ref, Source source, Instant at) implements Observed {}

  /// The zone answers and has no such record.
  record Empty(Source source, Instant at) implements Observed {}

  /// Neither the API nor the authoritative servers told.
  record Unread(String detail, Instant at) implements Observed {}
}
