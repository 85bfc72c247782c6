// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One vendor as [ProviderContract] needs it: an account with one zone, and a way around the
/// adapter to look and to meddle. Used from several threads.
public interface ContractVendor extends AutoCloseable {
  /// The request deadline of a provider that gets answers.
  Duration DEADLINE = Duration.ofSeconds(8);

  /// The request deadline of a provider that waits in vain, so that a test ends soon.
  Duration SHORT_DEADLINE = Duration.ofSeconds(2);

  ProviderFactory factory();

  /// Opens the adapter under test. With [Reach#SILENT] and [Reach#ANSWER_LOST] its request deadline
  /// is [#SHORT_DEADLINE], otherwise [#DEADLINE]. The contract closes it.
  DnsProvider open(Reach reach);

  /// A zone of the account that the contract may fill with names of its own.
  DnsName zone();

  /// Writes around the adapter, as a person in the vendor's console would: creates or replaces.
  /// Visible to [#peek] and to the API when it returns.
  ///
  /// @param values in presentation form; the letters' case is kept where the vendor keeps it
  void put(RecordKey key, Ttl ttl, List<String> values);

  /// What the vendor serves now, past the adapter and past every cache.
  Optional<RecordSet> peek(RecordKey key);

  /// An attribute (comment, tag, line, weight) that a change must leave as it is; empty if this
  /// vendor's records have none.
  default Optional<Attribute> attribute() {
    return Optional.empty();
  }

  @Override
  void close();

  /// One attribute of a record set, reached around the adapter.
  interface Attribute {
    void put(RecordKey key, String text);

    Optional<String> peek(RecordKey key);
  }
}
