// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.List;
import java.util.Optional;

/// What a run is given.
///
/// @param fallback what stands for it if it is not given
/// @param choices for [Type#CHOICE]; empty otherwise
public record Parameter(
    String name, Type type, Optional<String> fallback, List<String> choices, String doc) {
  public Parameter {
    choices = List.copyOf(choices);
  }

  /// What it may be.
  public enum Type {
    DOMAIN,
    VENDOR,
    TARGET,
    DURATION,
    TEXT,
    CHOICE
  }

  public boolean isRequired() {
    return fallback.isEmpty();
  }
}
