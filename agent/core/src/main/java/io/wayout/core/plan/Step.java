// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.LinkAccount;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import java.util.Optional;

/// One write of a plan.
///
/// @param link which link of the chain, from 1
/// @param account the account that writes it
public record Step(int link, String account, Change change) {
  public LinkAccount place() {
    return new LinkAccount(change.key(), account);
  }

  /// The write that puts back what this one expects to find; empty if it expects nothing.
  Optional<Step> undone() {
    RecordSet written = change.wanted();
    return change.expected() instanceof Expected.Data(RecordData old)
        ? Optional.of(
            new Step(
                link,
                account,
                new Change(
                    change.key(),
                    new Expected.Data(written.data()),
                    new RecordSet(written.ttl(), old),
                    change.ref())))
        : Optional.empty();
  }
}
