// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.owner;

import io.wayout.core.model.Canary;
import io.wayout.dns.RecordData;
import io.wayout.provider.ReadOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What an account's canary record says of who guards the account (I03): it is the ownership
/// marker, too.
public sealed interface Marker {
  /// There is no record.
  record Missing() implements Marker {}

  /// A canary from before installations signed them.
  record Unsigned() implements Marker {}

  /// @param installation the id of who wrote it
  record Signed(String installation) implements Marker {}

  /// It holds what no agent wrote, and stays as it is.
  record Strange() implements Marker {}

  /// The value that a canary is given, e.g. `wayout-canary=2026-11-21T19:40:00Z,by=3f9c…`; another
  /// one each time, because a write that changes nothing proves nothing.
  ///
  /// @param installation who writes it; empty: leaves it unsigned
  static RecordData.Text text(Optional<String> installation, Instant now) {
    return new RecordData.Text(
        Canary.PREFIX
            + now.truncatedTo(ChronoUnit.SECONDS)
            + installation.map(id -> Canary.SIGNED + id).orElse(""));
  }

  static Marker of(RecordData data) {
    if (!(data instanceof RecordData.Text(String text)) || !text.startsWith(Canary.PREFIX)) {
      return new Strange();
    }
    int signature = text.indexOf(Canary.SIGNED);
    if (signature < 0) {
      return new Unsigned();
    }
    String rest = text.substring(signature + Canary.SIGNED.length());
    int end = rest.indexOf(',');
    return new Signed(end < 0 ? rest : rest.substring(0, end));
  }

  /// Empty if it could not be read.
  static Optional<Marker> of(ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Found found -> Optional.of(of(found.set().data()));
      case ReadOutcome.Missing _ -> Optional.of(new Missing());
      case ReadOutcome.Failed _ -> Optional.empty();
    };
  }
}
