// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.trigger;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request to `/hooks/NAME`, free of everything that is transport.
///
/// @param trigger the last part of its path
/// @param headers one value per name, without regard to case
/// @param body as it was sent, read as UTF-8
public record Hook(String trigger, Map<String, String> headers, String body) {
  public Hook {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    headers = all;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// Headers and body may hold secrets.
  @Override
  public String toString() {
    return "hook of " + trigger;
  }
}
