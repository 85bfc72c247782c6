// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.provider.CheckOutcome.Concern;
import java.util.List;

/// One account at one DNS provider's API: it reads record sets, replaces them, and proves that it
/// works. There is no zone synchronisation and no delete: wayout never removes a record (I01).
///
/// Every method blocks, ends within [ProviderContext#requestDeadline], and reports what the network
/// or the vendor does as an outcome, never as an exception. Implementations keep no state but their
/// connections and cached identifiers; retries, time, journaling and policy are the caller's.
/// Methods may be called from several threads, but the caller never overlaps two calls of
/// [#replace] for one zone.
public interface DnsProvider extends AutoCloseable {

  /// Reads record sets of one zone from the API (not from a resolver), in the order of the keys.
  ///
  /// An answer that is blank, shrunk or of another shape than promised is
  /// [ProviderFailure.Garbled], never [ReadOutcome.Missing] (I32).
  ///
  /// @param keys 1 or more, all of one zone
  List<ReadOutcome> read(List<RecordKey> keys);

  /// Replaces record sets of one zone, each only if it still holds what is expected, and answers in
  /// the order of the changes.
  ///
  /// - A change whose wanted data is already there counts as [WriteOutcome.Accepted], with or
  ///   without a request.
  /// - Replacement is in place or atomic: at no instant does a reader see the set empty (I01).
  /// - Attributes that the change does not name (comments, tags, lines, weights) stay as they are.
  /// - `gate` is asked after the last blocking call before each request that can change the zone,
  ///   right before its first byte. If it is closed, nothing is sent and the outcome is
  ///   `Refused(Withdrawn)` (I06).
  /// - Where [Capabilities#atomicBatch] is yes, either all changes of the call apply or none.
  /// - A request is sent at most once. If it can't be known whether it took effect, the outcome is
  ///   [WriteOutcome.Unknown]; the caller reads back before it does anything else (I44).
  ///
  /// @param changes 1 to [Capabilities#batchSizeMax], all of one zone, no key twice
  List<WriteOutcome> replace(List<Change> changes, SendGate gate);

  /// Where an accepted change stands on its way to the vendor's authoritative servers. Providers
  /// without change tracking answer [Progress.Untracked].
  Progress progress(Receipt receipt);

  /// Asks the API cheaply and without effect whether it answers, accepts the credentials and still
  /// has the zones.
  ///
  /// @param zones the zones this account must host; may be empty
  CheckOutcome check(List<DnsName> zones);

  /// Looks for what will hurt one day. Asked by audits alone; only reads, and what can't be found
  /// out is no concern.
  ///
  /// @param zones the zones this account must host; may be empty
  default List<Concern> concerns(List<DnsName> zones) {
    return List.of();
  }

  /// The zone's authoritative servers as the vendor declares them.
  NameServersOutcome nameServers(DnsName zone);

  /// Frees connections; calls in flight may fail. Idempotent.
  @Override
  void close();
}
