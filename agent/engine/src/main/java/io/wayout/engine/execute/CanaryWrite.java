// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.execute;

import io.wayout.core.fold.Action;
import io.wayout.core.model.Canary;
import io.wayout.dns.RecordData;
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

/// One canary: read, compare, write. A record that is not ours stays as it is (I03).
///
/// Blocks; used once.
///
/// @param gate asked right before the first byte (I06)
record CanaryWrite(DnsProvider provider, Action.WriteCanary canary, SendGate gate) {
  /// Long enough for every vendor's minimum; nobody asks for it.
  private static final Ttl TTL = new Ttl(600);

  WriteOutcome outcome() {
    return switch (provider.read(List.of(canary.key())).getFirst()) {
      case ReadOutcome.Found(RecordSet set, RecordRef ref) -> replace(set, ref);
      case ReadOutcome.Missing _ ->
          write(new Expected.Nothing(), new RecordSet(TTL, canary.text()), RecordRef.NONE);
      case ReadOutcome.Failed(ProviderFailure failure) -> new WriteOutcome.Refused(failure);
    };
  }

  private WriteOutcome replace(RecordSet held, RecordRef ref) {
    boolean isOurs =
        held.data() instanceof RecordData.Text(String text) && text.startsWith(Canary.PREFIX);
    return isOurs
        ? write(new Expected.Data(held.data()), new RecordSet(held.ttl(), canary.text()), ref)
        : new WriteOutcome.Refused(
            new ProviderFailure.Conflict(canary.key() + " holds what is not ours; it stays"));
  }

  private WriteOutcome write(Expected expected, RecordSet wanted, RecordRef ref) {
    Change change = new Change(canary.key(), expected, wanted, ref);
    return provider.replace(List.of(change), gate).getFirst();
  }
}
