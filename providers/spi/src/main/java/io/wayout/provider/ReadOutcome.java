// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import io.wayout.dns.RecordSet;

/// How a read ended.
public sealed interface ReadOutcome {

  /// The record set as the API has it.
  ///
  /// @param ref the provider's own identifier, to be given back with a [Change]
  record Found(RecordSet set, RecordRef ref) implements ReadOutcome {}

  /// The zone is there and the API is sure that it has no such record set.
  record Missing() implements ReadOutcome {}

  /// The API could not tell.
  record Failed(ProviderFailure failure) implements ReadOutcome {}
}
