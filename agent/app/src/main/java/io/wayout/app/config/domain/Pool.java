// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.Field;
import java.util.List;

/// A list of targets in order of preference, as far as it could be read.
///
/// @param field where it was written
public record Pool(String name, Field field, List<TargetDraft> targets) {
  public Pool {
    targets = List.copyOf(targets);
  }
}
