// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The door of one adapter, found through `java.util.ServiceLoader`.
///
/// Implementations are public, have a public no-argument constructor, do no I/O before [#open], and
/// are thread-safe.
public interface ProviderFactory {

  /// The provider's name as configurations write it: lower case letters and digits, e.g. `rfc2136`.
  String name();

  /// What this API can do, known before any credential is, so that a configuration can be judged
  /// offline.
  Capabilities capabilities();

  /// The settings that an account of this provider takes, in the order in which help shows them.
  List<Setting> settings();

  /// Makes a provider for one account. Does no I/O: an API that is down must not stop the agent
  /// from starting.
  ///
  /// @throws BadSetting if a setting's value can't be used; the message names it and the remedy
  DnsProvider open(ProviderContext context);

  /// How a person makes one change without wayout: for the kit that is printed before the day when
  /// neither wayout nor its host is there. Does no I/O.
  ///
  /// @return empty if the adapter does not know
  default Optional<ByHand> byHand(Task task) {
    return Optional.empty();
  }

  /// One change that a person shall make.
  ///
  /// @param texts the account's settings that are no secrets
  /// @param secrets by setting, a shell expression that gives the secret, such as `$(cat
  ///   /etc/wayout/secrets/x)`; never the secret
  record Task(
      RecordKey key,
      RecordSet wanted,
      Map<String, List<String>> texts,
      Map<String, String> secrets) {
    public Task {
      texts = Map.copyOf(texts);
      secrets = Map.copyOf(secrets);
    }

    /// The first text of a setting, or the fallback.
    public String text(String setting, String fallback) {
      List<String> given = texts.getOrDefault(setting, List.of());
      return given.isEmpty() ? fallback : given.getFirst();
    }

    public String secret(String setting) {
      return secrets.getOrDefault(
          setting, "$" + setting.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// What the person does.
  ///
  /// @param console where to click, in one line; empty if there is no console
  /// @param commands bash, each complete; secrets only through [Task#secret], and never as an
  ///   argument that other users of the host could see
  /// @param notes what to know
  record ByHand(String console, List<String> commands, List<String> notes) {
    public ByHand {
      commands = List.copyOf(commands);
      notes = List.copyOf(notes);
    }
  }
}
