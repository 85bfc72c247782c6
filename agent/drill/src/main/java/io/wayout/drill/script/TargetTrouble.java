// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

/// What is wrong with targets.
public enum TargetTrouble {
  /// Connections are refused at once.
  REFUSING,
  /// Nothing answers.
  BLACK_HOLE,
  /// 5xx.
  BROKEN,
  /// 200, with a page that is not ours.
  WRONG_BODY,
  /// A certificate that is not valid for the business name.
  BAD_CERTIFICATE,
  /// One request in five fails.
  SPORADIC,
  /// Up, and slow.
  SLOW,
  /// Probes are turned away with a 403 or 429; users are served.
  TURNING_AWAY
}
