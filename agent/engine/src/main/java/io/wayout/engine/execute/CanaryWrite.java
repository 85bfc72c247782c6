// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import io.wayout.core.fold.Action;
import io.wayout.core.owner.Marker;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.List;
import java.util.Optional;

/// One canary: read, compare, write. A record that is not ours stays as it is (I03), and so does
/// another installation's unless a person took the account over (H19).
///
/// Blocks; used once.
///
/// @param gate asked right before the first byte (I06)
record CanaryWrite(DnsProvider provider, Action.WriteCanary canary, SendGate gate) {
  /// Long enough for every vendor's minimum; nobody asks for it.
  private static final Ttl TTL = new Ttl(600);

  /// @param found what the record said before; empty: it could not be read
  record End(Optional<Marker> found, WriteOutcome outcome) {}

  End end() {
    ReadOutcome read = provider.read(List.of(canary.key())).getFirst();
    return new End(Marker.of(read), outcome(read));
  }

  private WriteOutcome outcome(ReadOutcome read) {
    return switch (read) {
      case ReadOutcome.Found(RecordSet set, RecordRef ref) -> replace(set, ref);
      case ReadOutcome.Missing _ ->
          write(new Expected.Nothing(), new RecordSet(TTL, canary.text()), RecordRef.NONE);
      case ReadOutcome.Failed(ProviderFailure failure) -> new WriteOutcome.Refused(failure);
    };
  }

  private WriteOutcome replace(RecordSet held, RecordRef ref) {
    return switch (Marker.of(held.data())) {
      case Marker.Strange _ -> conflict("holds what is not ours; it stays");
      case Marker.Signed theirs when !isOurs(theirs) && !canary.takesOver() ->
          conflict("is the marker of installation " + theirs.installation() + "; it stays");
      case Marker.Signed _, Marker.Unsigned _, Marker.Missing _ ->
          write(new Expected.Data(held.data()), new RecordSet(held.ttl(), canary.text()), ref);
    };
  }

  private boolean isOurs(Marker.Signed marker) {
    return marker.equals(Marker.of(canary.text()));
  }

  private WriteOutcome conflict(String why) {
    return new WriteOutcome.Refused(new ProviderFailure.Conflict(canary.key() + " " + why));
  }

  private WriteOutcome write(Expected expected, RecordSet wanted, RecordRef ref) {
    Change change = new Change(canary.key(), expected, wanted, ref);
    return provider.replace(List.of(change), gate).getFirst();
  }
}
