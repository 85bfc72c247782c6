// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import java.util.List;

/// The authoritative servers of a zone as its vendor declares them.
public sealed interface NameServersOutcome {

  /// @param servers where to ask, 1 or more
  record Known(List<NameServer> servers) implements NameServersOutcome {
    public Known {
      servers = List.copyOf(servers);
    }
  }

  /// The vendor does not tell through this API; look at the zone's delegation instead.
  record FromDelegation() implements NameServersOutcome {}

  /// The API could not tell.
  record Failed(ProviderFailure failure) implements NameServersOutcome {}
}
