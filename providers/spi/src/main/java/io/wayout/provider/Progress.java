// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// Where an accepted change stands on its way to the vendor's authoritative servers.
public sealed interface Progress {
  /// The vendor says that its servers have it.
  record Published() implements Progress {}

  /// Still on its way.
  record Pending() implements Progress {}

  /// The API has no change tracking; only the authoritative servers can tell.
  record Untracked() implements Progress {}

  /// The API could not tell.
  record Failed(ProviderFailure failure) implements Progress {}
}
