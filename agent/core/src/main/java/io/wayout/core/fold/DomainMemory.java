// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.model.Block;
import io.wayout.dns.DnsName;
import java.util.Optional;

/// What survives a restart of one domain.
///
/// @param generation grows with every decision (I04)
/// @param desired the name of the target where the last decision wants the domain to be
public record DomainMemory(
    DnsName domain, long generation, Optional<String> desired, Optional<Block> block) {
  public static DomainMemory fresh(DnsName domain) {
    return new DomainMemory(domain, 0, Optional.empty(), Optional.empty());
  }
}
