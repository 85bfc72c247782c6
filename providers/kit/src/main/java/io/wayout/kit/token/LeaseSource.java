// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.token;

import io.wayout.kit.http.Reply;
import io.wayout.provider.Wire;

/// Who lends: a token endpoint, a host's metadata service, or our own signature. Thread-safe.
///
/// @param <L> what is lent
@FunctionalInterface
public interface LeaseSource<L extends Lease> {
  /// Asks for a new lease, once.
  ///
  /// @param wire ends in time
  Reply<L> fetch(Wire wire);
}
