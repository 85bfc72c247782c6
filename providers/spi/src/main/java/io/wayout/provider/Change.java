// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;

/// One wanted replacement of one record set.
///
/// @param key which record set
/// @param expected what it must hold for the change to apply (I05)
/// @param wanted what it shall hold
/// @param ref the provider's own name for the record as the last read gave it, or [RecordRef#NONE]
public record Change(RecordKey key, Expected expected, RecordSet wanted, RecordRef ref) {
  public Change {
    if (key.type() != wanted.data().type()) {
      throw new IllegalArgumentException(key + " can't hold " + wanted.data().type());
    }
  }

  /// What must be there before.
  public sealed interface Expected {
    /// The set holds exactly this data; its TTL is not compared.
    record Data(RecordData data) implements Expected {}

    /// There is no record of any type at the name: the change creates it. Only on request.
    record Nothing() implements Expected {}
  }
}
