// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// How a write ended, in terms of what is known about its effect.
public sealed interface WriteOutcome {

  /// The API says that the record set holds the wanted data. Not yet proof that it is served (I46).
  record Accepted(Receipt receipt) implements WriteOutcome {}

  /// Surely not applied.
  record Refused(ProviderFailure failure) implements WriteOutcome {}

  /// Maybe applied, now or later: read back first, never repeat blindly (I44).
  record Unknown(ProviderFailure failure) implements WriteOutcome {}
}
