// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The sentences that both forms of the kit share.
final class Words {
  static final String TITLE = "Breakglass: ways out without wayout";

  static final List<String> BEFORE =
      List.of(
          "Is wayout alive? `wayout status` tells. If it is, let it do the work: `wayout switch"
              + " DOMAIN --to TARGET`, and `wayout why DOMAIN` if it will not.",
          "On its host without the daemon: `wayout switch --direct DOMAIN --to TARGET`, and"
              + " `--no-journal` if the disk is gone.",
          "Two hands do harm. If the daemon lives but you act yourself, stop it first: `systemctl"
              + " stop wayout`.",
          "Find your outage under the domain, do the changes in their order, and prove each one with"
              + " its `dig` before the next. Users follow as caches run out.",
          "Afterwards start wayout and tell it that the change was yours: `wayout ack DOMAIN`.");

  static final String NO_ROUTE =
      "No way out is known. What is left is the delegation of the zone at its registrar.";

  private static final int VERSION_CHARS = 12;
  private static final DateTimeFormatter MADE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /// A way that stays where it is goes around a link that does not answer.
  static String title(int number, Kit.Route route, Kit.Sheet sheet) {
    boolean isStaying = route.target().equals(sheet.targets().getFirst().name());
    return "Way %d: %s %s".formatted(number, isStaying ? "around, to" : "to", route.target());
  }

  static String origin(Kit kit) {
    return "Made on %s on %s from configuration %s. It holds no secret, only where each one lies."
        .formatted(MADE.format(kit.made()), kit.host(), shortened(kit.version()));
  }

  private static String shortened(String version) {
    return version.substring(0, Math.min(VERSION_CHARS, version.length()));
  }

  static String when(Kit.Route route) {
    return route.when().isEmpty()
        ? "the target has failed and every vendor works"
        : String.join("; or ", route.when());
  }

  static String change(Kit.Entry entry) {
    return "%s %s → %s (TTL %d s) at account %s of %s, zone %s"
        .formatted(
            entry.name(),
            entry.type(),
            entry.value(),
            entry.ttl(),
            entry.account(),
            entry.vendor(),
            entry.zone());
  }
}
