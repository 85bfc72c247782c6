// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// One setting of an account, described so that the configuration can be checked, completed and
/// documented without opening the adapter.
///
/// @param key as the configuration writes it: lower case, words joined by `-`
/// @param kind how the value is written and whether it is secret
/// @param isRequired whether an account without it is an error
/// @param doc one sentence for the reference, with unit, range and default
public record Setting(String key, Kind kind, boolean isRequired, String doc) {

  /// How a value is written in the configuration.
  public enum Kind {
    /// Plain text.
    TEXT,
    /// One text or a list of texts.
    TEXTS,
    /// Taken from `env`, `file`, `credential` or `command`; never shown, logged or stored.
    SECRET
  }

  public static Setting required(String key, Kind kind, String doc) {
    return new Setting(key, kind, true, doc);
  }

  public static Setting optional(String key, Kind kind, String doc) {
    return new Setting(key, kind, false, doc);
  }
}
