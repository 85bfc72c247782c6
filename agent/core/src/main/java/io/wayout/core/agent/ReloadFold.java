// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.facts.ReloadRule;
import io.wayout.core.fold.Event.Reloaded;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Input;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pcollections.HashTreePMap;

/// A new configuration takes over; what is known of things that stay is kept.
final class ReloadFold {
  private ReloadFold() {}

  static Turn reloaded(Turn turn, Reloaded reloaded, Instant now) {
    Topology topology = reloaded.topology();
    Turn next = turn;
    for (Switchover s : turn.state().switchovers().values()) {
      if (!s.phase().isTerminal() && !ReloadRule.isCovered(topology, s)) {
        Input stop = new Input.Stop(Phase.ABORTED, "the configuration no longer has it");
        next = SwitchoverFold.hear(next, s, stop, now);
      }
    }
    for (DnsName domain : List.copyOf(turn.state().advices().keySet())) {
      next = topology.domains().containsKey(domain) ? next : AdviseFold.withdraw(next, domain, now);
    }
    State state = next.state();
    State fresh =
        state
            .withTopology(topology)
            .withChecks(
                state
                    .checks()
                    .minusAll(
                        state.checks().keySet().stream()
                            .filter(id -> !topology.checks().containsKey(id))
                            .toList()))
            .withRejections(HashTreePMap.empty());
    String text = "configuration " + shortVersion(topology) + " is in use";
    return next.with(fresh)
        .then(t -> Rows.general(t, Kind.RELOADED, Rows.AGENT, text, now))
        .then(t -> Notices.tell(t, Code.CONFIG_RELOADED, Level.INFO, text, Map.of()))
        .then(t -> Deciding.all(t, _ -> true, now));
  }

  static String shortVersion(Topology topology) {
    String version = topology.version();
    return version.substring(0, Math.min(12, version.length()));
  }
}
