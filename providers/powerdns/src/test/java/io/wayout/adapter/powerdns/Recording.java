// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.provider.Wire.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Answers of PowerDNS Authoritative 4.7.3 (Debian 12, SQLite), recorded on 2026-11-21; they hold
/// no secret.
final class Recording {
  private Recording() {}

  /// @param name of a file under `wire/`, without its ending
  static Answered of(String name) {
    String text = text("/wire/" + name + ".http");
    int gap = text.indexOf("\n\n");
    List<String> head = text.substring(0, gap).lines().toList();
    int status = Integer.parseInt(head.getFirst().split(" ")[1]);
    Map<String, List<String>> headers = new HashMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          List.of(line.substring(colon + 1).strip()));
    }
    return new Answered(status, headers, text.substring(gap + 2));
  }

  private static String text(String resource) {
    try (InputStream in = Recording.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
