// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What no message of the DNS protocol can say. Pure.
final class Unspeakable {
  private Unspeakable() {}

  /// Why a record set can't be asked for; empty if it can.
  static Optional<ProviderFailure> of(RecordKey key) {
    return key.type() == RecordType.ALIAS
        ? Optional.of(
            new Rejected(
                key + ": the DNS protocol has no such type; use 'type: cname' or 'type: address'"))
        : Optional.empty();
  }

  /// How all changes end because one can't be said; empty if each can. They are one message, so one
  /// that no message can hold stops the others, too.
  static Optional<List<WriteOutcome>> of(List<Change> changes) {
    if (changes.stream().allMatch(change -> of(change).isEmpty())) {
      return Optional.empty();
    }
    ProviderFailure held =
        new Conflict("not sent: another change of the same batch can't be made here");
    return Optional.of(
        changes.stream()
            .<WriteOutcome>map(change -> new Refused(of(change).orElse(held)))
            .toList());
  }

  private static Optional<ProviderFailure> of(Change change) {
    RecordKey key = change.key();
    Stream<RecordKey> keys =
        change.expected() instanceof Expected.Data(var data)
            ? Stream.of(key, new RecordKey(key.zone(), key.name(), data.type()))
            : Stream.of(key);
    return keys.flatMap(k -> of(k).stream()).findFirst();
  }
}
