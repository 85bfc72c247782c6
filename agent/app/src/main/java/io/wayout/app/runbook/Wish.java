// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook;

import java.util.Map;
import java.util.Optional;

/// Someone wants a runbook to run.
///
/// @param key a second start with it joins the first
/// @param starter who wants it, as the journal shall show it
/// @param origin the trigger; empty: a person
public record Wish(
    String runbook,
    Map<String, String> values,
    Optional<String> key,
    String starter,
    String origin,
    String reason) {
  public Wish {
    values = Map.copyOf(values);
  }
}
