// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import io.wayout.provider.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What opening one account takes; the same texts and secrets that its adapter gets.
///
/// @param texts the non-secret settings of the provider, each with at least one value
/// @param secrets the secret ones; they are read when they are used and print as their source
public record AccountSettings(
    String name,
    String provider,
    String vendor,
    Map<String, List<String>> texts,
    Map<String, Secret> secrets) {
  public AccountSettings {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
  }
}
