// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

/// Where a chain leads when its records are followed from link 1.
public sealed interface Effective {

  /// It ends at a declared target.
  ///
  /// @param target the target's name
  /// @param throughLink the link that points to the target, from 1; smaller than the number of
  ///   links means a bypass
  /// @param isCanonical each link, also off the path, holds what a canonical chain holds
  record At(String target, int throughLink, boolean isCanonical) implements Effective {}

  /// A link holds what is neither the next link nor a declared target.
  record Foreign(int link, String place, String value) implements Effective {}

  /// A link has no record.
  record Missing(int link, String place) implements Effective {}

  /// The accounts of a mirrored link hold different values, so resolvers see both.
  record Split(int link, String values) implements Effective {}

  /// A link's value is not known.
  record NotObserved(int link, String place, String detail) implements Effective {}
}
