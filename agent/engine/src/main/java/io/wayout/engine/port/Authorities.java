// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.core.plane.ServerSight;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.provider.NameServer;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

  /// Asks one server for everything that tells servers apart.
  ///
  /// Where addresses and transports can't be told apart, it is one sight of the whole server.
  ///
  /// @param keys of the zone; none of them an ALIAS
  /// @return one sight for each address and transport; never empty
  default List<ServerSight> inspect(NameServer server, DnsName zone, List<RecordKey> keys) {
    List<Answer> answers = keys.isEmpty() ? List.of() : ask(server, keys);
    return List.of(Sights.of(server, keys, answers));
  }

  /// What one server said about one record set.
  sealed interface Answer {}

  /// An authoritative answer (AA) with the record set.
  record Has(RecordSet set) implements Answer {}

  /// An authoritative answer without it (NODATA or NXDOMAIN).
  record HasNot() implements Answer {}

  /// Authoritative answers to the questions about addresses at the name of an ALIAS: no name server
  /// tells where an ALIAS leads.
  ///
  /// @param addresses of both families, in canonical text form; may be empty
  record Expands(SortedSet<String> addresses) implements Answer {
    public Expands {
      addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
    }
  }

  /// No answer, or one without authority.
  record Silent(String detail) implements Answer {}

  /// What the agent's resolvers answer for a name now, through all its aliases.
  Resolved resolve(DnsName name);

  /// What came of resolving a name.
  sealed interface Resolved {
    /// @param addresses of both families, in canonical text form; empty if the name has none
    record To(SortedSet<String> addresses) implements Resolved {
      public To {
        addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
      }
    }

    /// No resolver could tell.
    record Unknown(String detail) implements Resolved {}
  }
}
