// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// A statement about an API with three values: yes, no with a reason, or not proven either way. The
/// conformance kit holds an adapter to every `Yes`, and to honest refusals for every `No`.
public sealed interface Claim {
  record Yes() implements Claim {}

  /// @param reason one clause for the capability table
  record No(String reason) implements Claim {}

  record Unproven() implements Claim {}

  static Claim yes() {
    return new Yes();
  }

  static Claim no(String reason) {
    return new No(reason);
  }

  static Claim unproven() {
    return new Unproven();
  }

  default boolean isYes() {
    return this instanceof Yes;
  }
}
