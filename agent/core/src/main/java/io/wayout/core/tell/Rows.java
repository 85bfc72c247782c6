// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.tell;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.Said;
import io.wayout.core.fold.Turn;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Optional;

/// Journal rows.
public final class Rows {
  public static final String AGENT = Said.AGENT;

  private Rows() {}

  /// The row that a switchover's new phase deserves.
  public static Turn phase(Turn turn, Switchover s, Instant now) {
    return turn.keep(
        new Durable.Row(
            new JournalRow(
                now,
                kind(s.phase()),
                Optional.of(s.domain()),
                Optional.of(s.id()),
                s.generation(),
                s.actor(),
                s.step().place() + ": " + s.detail())));
  }

  public static Turn domain(Turn turn, Kind kind, DnsName domain, Said said, Instant now) {
    return turn.keep(
        new Durable.Row(
            new JournalRow(
                now,
                kind,
                Optional.of(domain),
                Optional.empty(),
                turn.state().memory(domain).generation(),
                said.actor(),
                said.text())));
  }

  public static Turn general(Turn turn, Kind kind, String actor, String text, Instant now) {
    return turn.keep(
        new Durable.Row(
            new JournalRow(now, kind, Optional.empty(), Optional.empty(), 0, actor, text)));
  }

  private static Kind kind(Phase phase) {
    return switch (phase) {
      case INTENT -> Kind.INTENT;
      case ATTEMPT -> Kind.ATTEMPT;
      case IN_DOUBT -> Kind.IN_DOUBT;
      case ACKED -> Kind.ACKED;
      case READ_BACK -> Kind.READ_BACK;
      case DEGRADED -> Kind.DEGRADED;
      case SERVED -> Kind.SERVED;
      case DONE -> Kind.SETTLED;
      case ABORTED, SUPERSEDED, FROZEN -> Kind.ENDED;
    };
  }
}
