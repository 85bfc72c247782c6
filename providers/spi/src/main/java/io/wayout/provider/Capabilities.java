// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import io.wayout.dns.Ttl;
import java.time.Duration;
import java.util.OptionalInt;

/// What an API can do: typed claims that the planner adapts to, the documentation is generated
/// from, and the conformance kit proves.
///
/// @param compareAndSwap how a change is tied to the value it expects
/// @param atomicReplace readers never see the set missing while it is replaced; a `No` may not be
///   used
/// @param atomicBatch a call of several changes applies whole or not at all
/// @param batchSizeMax how many changes one call may carry, 1 or more
/// @param changeTracking [DnsProvider#progress] knows when a change is published
/// @param alias records of type ALIAS can be read and replaced
/// @param ttlMin the smallest TTL that the API takes
/// @param applyTimeMax how late after the answer, or the lack of one, a change may still take
///   effect
/// @param requestsPerMinuteMax how many requests one account should send per minute outside a
///   switch; what the vendor takes beyond them is the switches'
/// @param requestsPerDayMax how many requests the vendor takes from one account in a day, switches
///   included; empty if it does not count days
public record Capabilities(
    CompareAndSwap compareAndSwap,
    Claim atomicReplace,
    Claim atomicBatch,
    int batchSizeMax,
    Claim changeTracking,
    Claim alias,
    Ttl ttlMin,
    Duration applyTimeMax,
    int requestsPerMinuteMax,
    OptionalInt requestsPerDayMax) {

  /// How a change is tied to the value it expects, from strongest to weakest.
  public enum CompareAndSwap {
    /// The server compares and replaces in one step.
    NATIVE,
    /// The write addresses the record by an identifier that a foreign replacement would have
    /// changed.
    BY_ID,
    /// Read, compare, write: a window remains, so the caller watches for a late writer (I09).
    READ_CHECK_WRITE
  }

  public Capabilities {
    if (batchSizeMax < 1 || requestsPerMinuteMax < 1 || requestsPerDayMax.orElse(1) < 1) {
      throw new IllegalArgumentException("batch size and request rates start at 1");
    }
  }

  /// Of a vendor that does not count days.
  public Capabilities(
      CompareAndSwap compareAndSwap,
      Claim atomicReplace,
      Claim atomicBatch,
      int batchSizeMax,
      Claim changeTracking,
      Claim alias,
      Ttl ttlMin,
      Duration applyTimeMax,
      int requestsPerMinuteMax) {
    this(
        compareAndSwap,
        atomicReplace,
        atomicBatch,
        batchSizeMax,
        changeTracking,
        alias,
        ttlMin,
        applyTimeMax,
        requestsPerMinuteMax,
        OptionalInt.empty());
  }

  /// The same of a vendor that counts days.
  ///
  /// @param requests 1 or more
  public Capabilities withRequestsPerDayMax(int requests) {
    return new Capabilities(
        compareAndSwap,
        atomicReplace,
        atomicBatch,
        batchSizeMax,
        changeTracking,
        alias,
        ttlMin,
        applyTimeMax,
        requestsPerMinuteMax,
        OptionalInt.of(requests));
  }
}
