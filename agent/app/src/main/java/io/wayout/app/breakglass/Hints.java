// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.SecretSource;
import io.wayout.provider.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a person finds an account's secrets: shell expressions, never the secrets (I90).
final class Hints {
  private static final String FOLDER = "${CREDENTIALS_DIRECTORY:-/run/credentials/wayout.service}";

  private Hints() {}

  /// By setting, for use between double quotes.
  static Map<String, String> of(AccountSettings account) {
    return account.secrets().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> hint(account.name(), e.getKey(), e.getValue())));
  }

  /// What a secret without a source of its own is called; the person fills it in.
  private static String hint(String account, String setting, Secret secret) {
    Map<String, Object> source = secret instanceof SecretSource known ? known.source() : Map.of();
    return source.entrySet().stream()
        .findFirst()
        .map(e -> expression(e.getKey(), e.getValue()))
        .orElseGet(() -> "$" + variable(account + "_" + setting));
  }

  private static String expression(String kind, Object value) {
    return switch (kind) {
      case "env" -> "$" + value;
      case "file" -> "$(cat " + quoted(value.toString()) + ")";
      case "credential" -> "$(cat \"" + FOLDER + "/" + value + "\")";
      default -> "$(" + words(value).map(Hints::quoted).collect(Collectors.joining(" ")) + ")";
    };
  }

  private static Stream<String> words(Object command) {
    return command instanceof List<?> list
        ? list.stream().map(String::valueOf)
        : Stream.of(String.valueOf(command));
  }

  private static String variable(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
