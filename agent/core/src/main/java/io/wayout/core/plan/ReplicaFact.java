// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import java.util.Optional;

/// What is known of one record set of a link at one account.
///
/// @param isWritable its control plane takes changes, as far as known
/// @param obstacle why not, for people; empty text if it is writable
/// @param isAnswering its authoritative servers answer, as far as known
/// @param observed what it holds; empty if never looked at
public record ReplicaFact(
    LinkAccount place,
    String vendor,
    boolean isWritable,
    String obstacle,
    boolean isAnswering,
    Optional<Observed> observed) {

  public String account() {
    return place.account();
  }

  public RecordKey key() {
    return place.key();
  }

  /// What it holds, as far as known.
  public Optional<RecordData> data() {
    return observed.flatMap(
        o -> o instanceof Observed.Holds h ? Optional.of(h.set().data()) : Optional.empty());
  }
}
