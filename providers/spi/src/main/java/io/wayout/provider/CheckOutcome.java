// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import java.time.Duration;

/// How a check of an account's control plane ended.
public sealed interface CheckOutcome {

  /// The API answers, accepts the credentials and has the zones.
  ///
  /// @param detail one line for people, e.g. the server's version
  /// @param elapsed how long the check took
  record Healthy(String detail, Duration elapsed) implements CheckOutcome {}

  /// Something is wrong with it.
  record Failed(ProviderFailure failure) implements CheckOutcome {}
}
