// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.health;

/// What is believed of a check, a target or a plane. UNKNOWN is not DOWN (I23).
public enum Verdict {
  UP,
  DOWN,
  UNKNOWN
}
