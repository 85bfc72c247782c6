// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.rows;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an adapter tells [RowCalls] about its vendor, for the length of one call of the provider.
public interface RowApi<R extends Row> {
  /// How the vendor writes the key's type; empty if it has no such records.
  Optional<String> rowType(RecordKey key);

  /// The records at a name, of all types and lines; may hold others', which are sorted out.
  Reply<List<R>> at(DnsName zone, DnsName name);

  /// All records of a zone.
  Reply<List<R>> all(DnsName zone);

  /// Does the same kind of listing show anything at all of the zone? An empty answer proves an
  /// absence only then (I32).
  Reply<Boolean> showsAnything(DnsName zone);

  /// Sends one request: one step, or all of a call where the vendor applies them together. The
  /// caller has asked the gate.
  WriteOutcome send(DnsName zone, List<RowStep<R>> steps);

  /// Is a refusal to be held against the record once more, because it may say that the value is
  /// there already, or that the record has changed?
  default boolean isWorthALook(ProviderFailure refusal) {
    return refusal instanceof Conflict;
  }

  /// The identifier that comes back with a change, to spare it a lookup.
  default RecordRef ref(DnsName zone, List<R> rows) {
    return new RecordRef(rows.stream().map(Row::id).collect(Collectors.joining(",")));
  }
}
