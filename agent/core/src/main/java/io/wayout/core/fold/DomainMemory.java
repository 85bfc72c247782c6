// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.model.Block;
import io.wayout.dns.DnsName;
import java.util.Optional;

/// What survives a restart of one domain.
///
/// @param generation grows with every decision (I04)
/// @param desired the name of the target where the last decision wants the domain to be
/// @param pending the name of the target that our own newest move may have reached only in part;
///   what is left of it is decided anew when an account is back
public record DomainMemory(
    DnsName domain,
    long generation,
    Optional<String> desired,
    Optional<String> pending,
    Optional<Block> block) {

  /// A memory without an unfinished move.
  public DomainMemory(
      DnsName domain, long generation, Optional<String> desired, Optional<Block> block) {
    this(domain, generation, desired, Optional.empty(), block);
  }

  public static DomainMemory fresh(DnsName domain) {
    return new DomainMemory(domain, 0, Optional.empty(), Optional.empty());
  }

  public DomainMemory withDesired(String target) {
    return new DomainMemory(domain, generation, Optional.of(target), pending, block);
  }

  public DomainMemory withPending(Optional<String> target) {
    return new DomainMemory(domain, generation, desired, target, block);
  }

  public DomainMemory withBlock(Optional<Block> next) {
    return new DomainMemory(domain, generation, desired, pending, next);
  }
}
