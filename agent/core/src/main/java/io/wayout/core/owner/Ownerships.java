// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.owner;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Who we are, and who guards which account.
///
/// @param installation the random id that our state was given when it was made; never in a
///   configuration, so that a copied one does not carry it (H19). Empty: this agent keeps no state,
///   and nobody asks who guards what
/// @param byAccount what was found or said last
public record Ownerships(Optional<String> installation, PMap<String, Ownership> byAccount) {

  public static Ownerships none() {
    return new Ownerships(Optional.empty(), HashTreePMap.empty());
  }

  public static Ownerships of(Optional<String> installation, Collection<Ownership> all) {
    PMap<String, Ownership> byAccount = HashTreePMap.empty();
    for (Ownership ownership : all) {
      byAccount = byAccount.plus(ownership.account(), ownership);
    }
    return new Ownerships(installation, byAccount);
  }

  public Ownerships with(Ownership ownership) {
    return new Ownerships(installation, byAccount.plus(ownership.account(), ownership));
  }

  public Ownerships notAfter(Instant now) {
    return of(installation, byAccount.values().stream().map(o -> o.notAfter(now)).toList());
  }
}
