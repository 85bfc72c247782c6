// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

/// How it went, from best to worst.
public enum Verdict {
  PASSED,
  /// A domain had no way out where it should have one.
  STUCK,
  /// A promise was broken.
  FAILED
}
