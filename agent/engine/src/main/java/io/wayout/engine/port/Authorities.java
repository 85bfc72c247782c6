// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.provider.NameServer;
import java.util.List;

/// Asks authoritative name servers directly, past every cache. Blocking, bounded, thread-safe,
/// never throws.
public interface Authorities {

  /// The servers that the parent zone delegates to.
  ///
  /// @return empty if they could not be found
  List<NameServer> delegation(DnsName zone);

  /// Asks one server for record sets, over UDP and then TCP, on each of its addresses.
  ///
  /// @param keys 1 or more, all of one zone
  /// @return in the order of the keys
  List<Answer> ask(NameServer server, List<RecordKey> keys);

  /// What one server said about one record set.
  sealed interface Answer {}

  /// An authoritative answer (AA) with the record set.
  record Has(RecordSet set) implements Answer {}

  /// An authoritative answer without it (NODATA or NXDOMAIN).
  record HasNot() implements Answer {}

  /// No answer, or one without authority.
  record Silent(String detail) implements Answer {}
}
