// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import java.util.List;

/// One CNAME record of a domain's chain.
///
/// @param accounts the accounts that host its zone; two or more make it a mirrored link
/// @param ttl what wayout writes; it never raises the TTL that it finds (I12)
public record Link(DnsName name, DnsName zone, List<String> accounts, Ttl ttl) {
  public Link {
    accounts = List.copyOf(accounts);
  }

  public RecordKey key() {
    return new RecordKey(zone, name, RecordType.CNAME);
  }
}
