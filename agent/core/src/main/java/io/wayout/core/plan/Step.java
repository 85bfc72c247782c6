// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.LinkAccount;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import java.time.Duration;
import java.util.Optional;

/// One write of a plan.
///
/// @param link which link of the chain, from 1
/// @param account the account that writes it
/// @param after how long after the step before was served this one begins: what that one replaced
///   may be in caches until then
/// @param isSilent its name servers don't answer, so that the API's read-back is its only proof
public record Step(int link, String account, Change change, Duration after, boolean isSilent) {

  /// A step that waits for nothing and whose name servers answer.
  public Step(int link, String account, Change change) {
    this(link, account, change, Duration.ZERO, false);
  }

  public LinkAccount place() {
    return new LinkAccount(change.key(), account);
  }

  /// Does it change the TTL alone?
  public boolean isTtlOnly() {
    return change.expected().equals(new Expected.Data(change.wanted().data()));
  }

  Step waiting(Duration wait) {
    return new Step(link, account, change, wait, isSilent);
  }

  /// The write that puts back what this one expects to find; empty if it expects nothing.
  Optional<Step> undone() {
    RecordSet written = change.wanted();
    return change.expected() instanceof Expected.Data(RecordData old) && !isTtlOnly()
        ? Optional.of(
            new Step(
                link,
                account,
                new Change(
                    change.key(),
                    new Expected.Data(written.data()),
                    new RecordSet(written.ttl(), old),
                    change.ref()),
                Duration.ZERO,
                isSilent))
        : Optional.empty();
  }
}
