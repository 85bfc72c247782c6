// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.tell;

import io.wayout.core.fold.Action;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.util.Map;
import java.util.Optional;

/// Telling people.
public final class Notices {
  private Notices() {}

  public static Turn tell(
      Turn turn, Code code, Level level, String text, Map<String, String> facts) {
    return turn.act(
        new Action.Tell(new Notice(code, level, Optional.empty(), Optional.empty(), text, facts)));
  }

  public static Turn tell(Turn turn, Code code, Level level, DnsName domain, String text) {
    return turn.act(
        new Action.Tell(
            new Notice(code, level, Optional.of(domain), Optional.empty(), text, Map.of())));
  }

  public static Turn tell(Turn turn, Code code, Level level, Switchover s, String text) {
    Map<String, String> facts =
        Map.of(
            "cause", s.cause().name(),
            "from", s.plan().from(),
            "to", s.plan().target(),
            "actor", s.actor(),
            "phase", s.phase().name());
    return turn.act(
        new Action.Tell(
            new Notice(code, level, Optional.of(s.domain()), Optional.of(s.id()), text, facts)));
  }
}
