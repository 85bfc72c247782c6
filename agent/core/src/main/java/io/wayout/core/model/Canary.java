// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import java.time.Duration;

/// A harmless TXT record of our own, written now and then to prove that an account takes changes
/// (I88), and to mark which installation guards the account (I03). No user ever asks for it.
///
/// @param zone one of the account's zones
/// @param every how often it is written while nothing is suspicious
public record Canary(DnsName name, DnsName zone, Duration every) {
  /// How our own record begins; what does not is someone else's and stays.
  public static final String PREFIX = "wayout-canary=";

  /// Where it says which installation wrote it; see [io.wayout.core.owner.Marker].
  public static final String SIGNED = ",by=";

  public RecordKey key() {
    return new RecordKey(zone, name, RecordType.TXT);
  }
}
