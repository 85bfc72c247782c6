// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.rows;

import io.wayout.dns.RecordKey;
import io.wayout.dns.Ttl;

/// One request's worth of a change. Values are in presentation form: names with the final dot.
public sealed interface RowStep<R extends Row> {

  /// Gives a record another value or TTL, in place; all else of it stays.
  record Rewrite<R extends Row>(R row, String value, Ttl ttl) implements RowStep<R> {}

  /// Makes a record.
  ///
  /// @param rowType the type as the vendor writes it
  /// @param line where it is served; empty for the vendor's default
  record Add<R extends Row>(RecordKey key, String rowType, String line, String value, Ttl ttl)
      implements RowStep<R> {}

  /// Removes a record of a set that keeps at least one other: an address that is no longer wanted.
  record Drop<R extends Row>(R row) implements RowStep<R> {}
}
