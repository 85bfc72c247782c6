// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import java.util.Comparator;
import java.util.Locale;

/// Something that is wrong today and would hurt on the day of an outage.
///
/// @param text what is wrong, with the evidence, in one sentence
/// @param remedy how to mend it
public record Finding(FindingCode code, Subject subject, String text, String remedy)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.level())
          .reversed()
          .thenComparing(f -> f.subject().kind())
          .thenComparing(f -> f.subject().name())
          .thenComparing(Finding::code)
          .thenComparing(Finding::text);

  /// How bad it is, from harmless to bad.
  public enum Level {
    /// Worth knowing.
    INFO,
    /// Costs time or safety on the day of the outage.
    WARN,
    /// Takes a way out away, or leads users nowhere.
    ERROR
  }

  /// What it is about.
  ///
  /// @param name as the configuration writes it; for a target with its pool, e.g. `shop/standby`
  public record Subject(Kind kind, String name) {

    /// What kind of thing the configuration names.
    public enum Kind {
      AGENT,
      ACCOUNT,
      ZONE,
      TARGET,
      DOMAIN,
      LINK,
      RUNBOOK
    }

    @Override
    public String toString() {
      return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
  }

  /// How bad it is.
  public Level level() {
    return code.level();
  }

  /// Worst first, then by what it is about.
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
