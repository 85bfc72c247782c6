// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.FAIL;
import static io.wayout.core.Fixtures.PASS;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.set;

import io.wayout.core.facts.SendRule;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.State;
import io.wayout.core.fold.StepRef;
import io.wayout.core.fold.Turn;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Topology;
import io.wayout.core.owner.Marker;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Plays the shell around the fold, one second after the other, so that every effect takes a
/// second: probes, planes, vendors that take writes, name servers that answer them.
final class FakeShell {
  final Map<LinkAccount, RecordSet> zone = new HashMap<>();
  final Set<CheckId> down = new HashSet<>();
  final Set<String> deadApis = new HashSet<>();
  final Set<LinkAccount> silent = new HashSet<>();
  final Set<LinkAccount> unserved = new HashSet<>();
  final List<Durable> kept = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final List<String> writes = new ArrayList<>();
  final List<Turn> sending = new ArrayList<>();
  final Set<String> readOnlyApis = new HashSet<>();
  final List<Action.WriteCanary> canaries = new ArrayList<>();
  final Map<String, RecordSet> markers = new HashMap<>();
  ProviderFailure refusal = new ProviderFailure.Denied("InvalidAccessKeyId");
  final List<Action.AskProgress> asked = new ArrayList<>();
  Progress progress = new Progress.Pending();
  boolean answersAreLost;
  State state;
  Instant now = T0;

  private final List<Action> waiting = new ArrayList<>();
  private final Map<CheckId, Instant> probeAt = new HashMap<>();
  private CommandResult answer = new CommandResult(List.of());
  private long commands;

  FakeShell(Topology topology) {
    state = State.initial(topology, T0);
    for (Domain domain : topology.domains().values()) {
      List<Link> links = domain.links();
      for (int i = 0; i < links.size(); i++) {
        RecordData data =
            i + 1 < links.size()
                ? new RecordData.Cname(links.get(i + 1).name())
                : domain.preferred().records().getFirst();
        for (String account : links.get(i).accounts()) {
          zone.put(new LinkAccount(links.get(i).keys().getFirst(), account), set(data, 60));
        }
      }
    }
  }

  /// A shell whose checks, planes and records are all known and well.
  static FakeShell settled(Topology topology) {
    FakeShell shell = new FakeShell(topology);
    shell.run(Duration.ofMinutes(2));
    shell.notices.clear();
    shell.kept.clear();
    return shell;
  }

  FakeShell run(Duration time) {
    for (long i = 0; i < time.toSeconds(); i++) {
      second();
    }
    return this;
  }

  FakeShell run(int seconds) {
    return run(Duration.ofSeconds(seconds));
  }

  Turn fold(Event event) {
    Turn turn = Agent.fold(state, event, now);
    state = turn.state();
    kept.addAll(turn.durables());
    if (turn.actions().stream().anyMatch(a -> a instanceof Action.Write)) {
      sending.add(turn);
    }
    for (Action action : turn.actions()) {
      switch (action) {
        case Action.Tell(Notice notice) -> notices.add(notice);
        case Action.Reply(long _, CommandResult result) -> answer = result;
        case Action.ProbeAt(CheckId check, Instant at) -> probeAt.put(check, at);
        case Action.Read _,
            Action.Write _,
            Action.WriteCanary _,
            Action.AskServers _,
            Action.AskProgress _ ->
            waiting.add(action);
      }
    }
    return turn;
  }

  CommandResult command(String actor, Command command) {
    fold(new Event.Commanded(commands++, actor, command));
    return answer;
  }

  void look() {
    fold(new Event.RecordsObserved(zone.keySet().stream().map(this::seen).toList()));
  }

  void put(LinkAccount place, RecordData data) {
    zone.put(place, set(data, 60));
  }

  RecordData data(LinkAccount place) {
    return record(place).data();
  }

  RecordSet record(LinkAccount place) {
    RecordSet set = zone.get(place);
    if (set == null) {
      throw new IllegalArgumentException("no record " + place);
    }
    return set;
  }

  Switchover switchover(DnsName domain) {
    Switchover s = state.switchovers().get(domain);
    if (s == null) {
      throw new IllegalArgumentException("no switchover of " + domain);
    }
    return s;
  }

  List<JournalRow.Kind> rows() {
    return kept.stream()
        .flatMap(d -> d instanceof Durable.Row(JournalRow row) ? Stream.of(row) : Stream.empty())
        .map(JournalRow::kind)
        .toList();
  }

  List<Notice.Code> codes() {
    return notices.stream().map(Notice::code).toList();
  }

  private void second() {
    now = now.plusSeconds(1);
    List<Action> due = waiting.stream().filter(this::isDue).toList();
    waiting.removeAll(due);
    due.forEach(this::carryOut);
    long second = Duration.between(T0, now).toSeconds();
    for (CheckId id : state.topology().checks().keySet()) {
      if (!probeAt.getOrDefault(id, T0).isAfter(now)) {
        probeAt.put(id, now.plusSeconds(10));
        fold(new Event.Probed(id, down.contains(id) ? FAIL : PASS));
      }
    }
    if (second % 10 == 1) {
      state.topology().accounts().values().forEach(this::marker);
      planes();
    }
    if (second % 60 == 1) {
      look();
    }
    fold(new Event.Tick());
  }

  private void planes() {
    for (String account : state.topology().accounts().keySet()) {
      CheckOutcome outcome =
          deadApis.contains(account)
              ? new CheckOutcome.Failed(refusal)
              : new CheckOutcome.Healthy("ok", Duration.ofMillis(80));
      fold(new Event.AccountChecked(account, outcome));
    }
    for (LinkAccount place : zone.keySet()) {
      fold(new Event.ZoneAsked(place, !silent.contains(place), "asked"));
    }
  }

  private Event.Seen seen(LinkAccount place) {
    return deadApis.contains(place.account()) && silent.contains(place)
        ? new Event.Seen(place, new Observed.Unread("nobody answers", now))
        : new Event.Seen(
            place,
            new Observed.Holds(record(place), RecordRef.NONE, Observed.Source.AUTHORITATIVE, now));
  }

  private boolean isDue(Action action) {
    return switch (action) {
      case Action.Read read -> !read.notBefore().isAfter(now);
      case Action.AskServers ask -> !ask.notBefore().isAfter(now);
      case Action.Write _,
          Action.WriteCanary _,
          Action.AskProgress _,
          Action.ProbeAt _,
          Action.Tell _,
          Action.Reply _ ->
          true;
    };
  }

  private void carryOut(Action action) {
    switch (action) {
      case Action.Read(StepRef step, LinkAccount place, Instant _) ->
          fold(new Event.ReadsEnded(List.of(new Event.ReadEnd(step, read(place)))));
      case Action.Write write ->
          fold(new Event.WritesEnded(List.of(new Event.WriteEnd(write.step(), write(write)))));
      case Action.WriteCanary canary -> {
        canaries.add(canary);
        fold(canary(canary));
      }
      case Action.AskServers ask -> {
        boolean isServed =
            data(ask.place()).equals(ask.wanted())
                && !silent.contains(ask.place())
                && !unserved.contains(ask.place());
        fold(
            new Event.ServersAsked(
                List.of(
                    new Event.ServedEnd(ask.step(), isServed, isServed ? "2 of 2" : "0 of 2"))));
      }
      case Action.AskProgress ask -> {
        asked.add(ask);
        fold(new Event.ProgressAsked(List.of(ask.step()), progress));
      }
      case Action.ProbeAt _, Action.Tell _, Action.Reply _ -> {}
    }
  }

  private ReadOutcome read(LinkAccount place) {
    return deadApis.contains(place.account())
        ? new ReadOutcome.Failed(refusal)
        : new ReadOutcome.Found(record(place), RecordRef.NONE);
  }

  private void marker(Account account) {
    account
        .canary()
        .ifPresent(
            c -> fold(new Event.MarkerRead(account.name(), c.key(), marker(account.name()))));
  }

  ReadOutcome marker(String account) {
    if (deadApis.contains(account)) {
      return new ReadOutcome.Failed(refusal);
    }
    RecordSet set = markers.get(account);
    return set == null ? new ReadOutcome.Missing() : new ReadOutcome.Found(set, RecordRef.NONE);
  }

  private Event.CanaryEnded canary(Action.WriteCanary canary) {
    Optional<Marker> found = Marker.of(marker(canary.account()));
    return new Event.CanaryEnded(
        canary.account(), canary.key(), found, canaryOutcome(canary, found));
  }

  private WriteOutcome canaryOutcome(Action.WriteCanary canary, Optional<Marker> found) {
    String account = canary.account();
    if (SendRule.canary(state, account, now) instanceof SendGate.Closed(String why)) {
      return new WriteOutcome.Refused(new ProviderFailure.Withdrawn(why));
    }
    if (deadApis.contains(account) || readOnlyApis.contains(account)) {
      return new WriteOutcome.Refused(refusal);
    }
    boolean isTheirs =
        found.orElseThrow() instanceof Marker.Signed by
            && !by.equals(Marker.of(canary.text()))
            && !canary.takesOver();
    if (isTheirs) {
      return new WriteOutcome.Refused(new ProviderFailure.Conflict("another installation's"));
    }
    markers.put(account, set(canary.text(), 600));
    return new WriteOutcome.Accepted(Receipt.NONE);
  }

  private WriteOutcome write(Action.Write write) {
    if (SendRule.verdict(state, write.step(), now) instanceof SendGate.Closed(String why)) {
      return new WriteOutcome.Refused(new ProviderFailure.Withdrawn(why));
    }
    if (deadApis.contains(write.account()) || readOnlyApis.contains(write.account())) {
      return new WriteOutcome.Refused(refusal);
    }
    LinkAccount place = new LinkAccount(write.change().key(), write.account());
    zone.put(place, write.change().wanted());
    writes.add(place + "=" + write.change().wanted().data());
    return answersAreLost
        ? new WriteOutcome.Unknown(new ProviderFailure.Unreachable("timeout"))
        : new WriteOutcome.Accepted(Receipt.NONE);
  }
}
