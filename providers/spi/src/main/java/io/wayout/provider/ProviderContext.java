// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The world of one account, handed to its adapter: settings, secrets, time and the HTTP wire.
///
/// @param account the account's name in the configuration, for messages
/// @param texts the non-secret settings; each has at least one value
/// @param secrets the secret settings
/// @param clock wall clock time, for signatures
/// @param requestDeadline the total time that one call of the provider may take
/// @param wire one bounded HTTP exchange
public record ProviderContext(
    String account,
    Map<String, List<String>> texts,
    Map<String, Secret> secrets,
    InstantSource clock,
    Duration requestDeadline,
    Wire wire) {
  public ProviderContext {
    texts = Map.copyOf(texts);
    secrets = Map.copyOf(secrets);
  }

  /// @throws BadSetting if the setting is absent
  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  public Optional<String> optionalText(String key) {
    return texts(key).stream().findFirst();
  }

  /// All values of a setting; empty if it is absent.
  public List<String> texts(String key) {
    return texts.getOrDefault(key, List.of());
  }

  /// @throws BadSetting if the setting is absent
  public Secret secret(String key) {
    return optionalSecret(key).orElseThrow(() -> missing(key));
  }

  public Optional<Secret> optionalSecret(String key) {
    return Optional.ofNullable(secrets.get(key));
  }

  private BadSetting missing(String key) {
    return new BadSetting(key, "account '" + account + "' needs the setting '" + key + "'");
  }
}
