// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.http.AgentPort;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.CommandResult.Entry;
import io.wayout.core.fold.State;
import io.wayout.core.guard.Refusal;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The agent as steps see it. Thread-safe.
final class Agents {
  private static final long ANSWER_SECONDS_MAX = 20;
  private static final long POLL_MILLIS = 200;
  private static final long COMMAND_RETRIES_MAX = 30;
  private static final int LOOK_POLLS_MAX = 300;

  private final AgentPort agent;

  Agents(AgentPort agent) {
    this.agent = agent;
  }

  State state() {
    return agent.state();
  }

  Instant now() {
    return agent.now();
  }

  void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
  }

  /// Orders, and orders again while the agent says that it can't know or keep anything yet: that is
  /// so for moments after a start. An order that was lost on the way is joined, not repeated.
  List<Entry> order(Work work, Command command) throws InterruptedException {
    awaitLook();
    List<Entry> entries = List.of();
    for (int tries = 0; tries < COMMAND_RETRIES_MAX; tries++) {
      entries = orderOnce(work, command);
      if (entries.stream().noneMatch(Agents::isEarly)) {
        return entries;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return entries;
  }

  /// Right after a start nothing was looked at yet, and an order would miss who is where.
  private void awaitLook() throws InterruptedException {
    for (int tries = 0; tries < LOOK_POLLS_MAX && !hasLooked(); tries++) {
      pause();
    }
  }

  private boolean hasLooked() {
    State state = state();
    return state.topology().domains().values().stream()
        .flatMap(d -> d.links().stream())
        .flatMap(l -> l.places().stream())
        .allMatch(state.records()::containsKey);
  }

  private List<Entry> orderOnce(Work work, Command command) throws InterruptedException {
    try {
      return agent
          .command(work.actor(), command)
          .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
          .entries();
    } catch (ExecutionException | TimeoutException late) {
      return List.of(
          new CommandResult.Refused(
              "agent",
              new Refusal(Refusal.Code.JOURNAL_DOWN, "the agent does not answer", "look at it")));
    }
  }

  private static boolean isEarly(Entry entry) {
    return entry instanceof CommandResult.Refused(_, var refusal)
        && (refusal.code() == Refusal.Code.NOT_OBSERVED_YET
            || refusal.code() == Refusal.Code.JOURNAL_DOWN);
  }

  /// A move as it stands now; empty if nobody knows it.
  Optional<Switchover> move(DnsName domain, String id) {
    Switchover newest = state().switchovers().get(domain);
    if (newest != null && newest.id().equals(id)) {
      return Optional.of(newest);
    }
    try {
      return agent.store().switchover(id);
    } catch (StoreException unreadable) {
      return Optional.empty();
    }
  }
}
