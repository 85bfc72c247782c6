// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import io.wayout.core.agent.Agent;
import io.wayout.core.audit.Home;
import io.wayout.core.audit.finding.Survey;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.LiveDrills;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Observed;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.owner.Marker;
import io.wayout.core.owner.Ownerships;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.engine.memory.MemoryStore;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.WriteOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An agent that decides with the real fold in a world that answers at once. Time stands still
/// unless [#advance] moves it. Thread-safe: guarded by this object.
public final class FakeAgentPort implements AgentPort {
  public static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

  /// A record's value of this account moves the cursor on a terminal that lets it.
  public static final String EVIL = "\u001b[2Jowned\u009b31m\u202e";

  private static final String INSTALLATION = "a1a1a1a1a1a1a1a1";

  private final FakeWorld world = FakeWorld.usual();
  private final Map<LinkAccount, RecordSet> values = new HashMap<>();
  private final MemoryStore store = new MemoryStore();
  private final Deque<Event> events = new ArrayDeque<>();
  private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();
  private final Map<Long, CompletableFuture<CommandResult>> asked = new HashMap<>();
  private final Map<String, String> markers = new HashMap<>();
  private final List<String> actors = new ArrayList<>();
  private Instant now = START;
  private State state = State.initial(world.topology(), START);
  private boolean isStalled;
  private boolean isSilent;
  private boolean isJournalDown;
  private ReloadReport reload = new ReloadReport(true, "c0ffee2", List.of());
  private long commands;

  public FakeAgentPort() {
    world.values().forEach((place, data) -> values.put(place, new RecordSet(new Ttl(30), data)));
    world.topology().checks().keySet().forEach(id -> probe(id, true));
    world.topology().accounts().keySet().forEach(this::well);
    values.forEach((place, _) -> {
      feed(new Event.ZoneAsked(place, true, "answers"));
      feed(new Event.RecordsObserved(List.of(seen(place))));
    });
  }

  /// Writes are taken and never heard of again.
  public synchronized FakeAgentPort stalled() {
    isStalled = true;
    return this;
  }

  /// Commands get no answer.
  public synchronized FakeAgentPort silent() {
    isSilent = true;
    return this;
  }

  public synchronized FakeAgentPort reloading(ReloadReport report) {
    reload = report;
    return this;
  }

  /// No command can be kept, so none is carried out.
  public synchronized FakeAgentPort journalDown() {
    isJournalDown = true;
    return this;
  }

  /// An account gets a canary, whose marker carries the id of this installation.
  public synchronized FakeAgentPort guardedBy(String account, String installation) {
    state = state.withOwnerships(Ownerships.of(Optional.of(INSTALLATION), List.of()));
    SortedMap<String, Account> accounts = new TreeMap<>(state.topology().accounts());
    accounts.computeIfPresent(account, (_, a) -> FakeWorld.marked(a));
    feed(new Event.Reloaded(state.topology().withAccounts(accounts)));
    markers.put(account, installation);
    RecordKey key = accounts.get(account).canary().orElseThrow().key();
    RecordSet set = new RecordSet(new Ttl(600), Marker.text(Optional.of(installation), now));
    ReadOutcome found = new ReadOutcome.Found(set, RecordRef.NONE);
    feed(new Event.MarkerRead(account, key, found));
    return this;
  }

  /// `www` may be moved for a rehearsal.
  public synchronized FakeAgentPort drillsAllowed() {
    LiveDrills rule = new LiveDrills(Set.of(FakeWorld.WWW), List.of(), Duration.ofMinutes(5));
    feed(new Event.Reloaded(FakeWorld.with(state.topology(), rule)));
    return this;
  }

  /// Which installation's id an account's marker carries.
  public synchronized String marker(String account) {
    return markers.getOrDefault(account, "");
  }

  /// The standby goes down.
  public synchronized FakeAgentPort standbyDown() {
    probe(new CheckId("https://standby.lb.example"), false);
    return this;
  }

  /// An account's control plane goes down, with a detail that is not harmless.
  public synchronized FakeAgentPort accountDown(String account) {
    for (int i = 0; i < 2; i++) {
      feed(
          new Event.AccountChecked(
              account, new CheckOutcome.Failed(new ProviderFailure.Denied("HTTP 401 " + EVIL))));
    }
    return this;
  }

  public synchronized FakeAgentPort advance(Duration duration) {
    now = now.plus(duration);
    feed(new Event.Tick());
    return this;
  }

  /// Who gave commands.
  public synchronized List<String> actors() {
    return List.copyOf(actors);
  }

  public void tell(Notice notice) {
    listeners.forEach(l -> l.accept(notice));
  }

  @Override
  public AgentFacts facts() {
    return new AgentFacts("edge-1", "0.1.0", Path.of("/etc/wayout/wayout.yaml"), false);
  }

  @Override
  public synchronized State state() {
    return state;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized CompletableFuture<CommandResult> command(String actor, Command command) {
    actors.add(actor);
    CompletableFuture<CommandResult> answer = new CompletableFuture<>();
    asked.put(++commands, answer);
    if (isJournalDown) {
      answer.complete(journalIsDown());
    } else if (!isSilent) {
      feed(new Event.Commanded(commands, actor, command));
    }
    return answer;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public synchronized ReloadReport reload(String actor) {
    actors.add(actor);
    return reload;
  }

  @Override
  public Subscription notices(Consumer<Notice> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public ProbeResult probe(ProbeSpec probe, Duration timeout) {
    return probe.toString().contains("standby")
        ? new ProbeResult.Fail("connection refused")
        : new ProbeResult.Pass(Duration.ofMillis(12), "200", Optional.empty());
  }

  @Override
  public CheckOutcome checkAccount(String account) {
    return account.equals("hatch")
        ? new CheckOutcome.Failed(new ProviderFailure.Denied("HTTP 401"))
        : new CheckOutcome.Healthy("memory", Duration.ofMillis(3));
  }

  @Override
  public synchronized ReadOutcome read(String account, RecordKey key) {
    RecordSet set = values.get(new LinkAccount(key, account));
    return set == null ? new ReadOutcome.Missing() : new ReadOutcome.Found(set, RecordRef.NONE);
  }

  @Override
  public Home home() {
    return new Home("self-hosted", List.of());
  }

  @Override
  public Survey survey() {
    return Survey.none();
  }

  @Override
  public String effectiveConfig() {
    return "agent: {id: edge-1}\n";
  }

  /// Feeds an event and everything that follows from it.
  private synchronized void feed(Event first) {
    events.add(first);
    while (!events.isEmpty()) {
      Turn turn = Agent.fold(state, events.remove(), now);
      try {
        store.keep(List.copyOf(turn.durables()));
      } catch (StoreException impossible) {
        throw new IllegalStateException(impossible);
      }
      state = turn.state();
      turn.actions().forEach(this::act);
    }
  }

  private void act(Action action) {
    switch (action) {
      case Action.Read(var step, var place, _) ->
          events.add(
              new Event.ReadsEnded(
                  List.of(new Event.ReadEnd(step, read(place.account(), place.key())))));
      case Action.Write(var step, var account, var change) -> {
        if (!isStalled) {
          values.put(new LinkAccount(change.key(), account), change.wanted());
          events.add(
              new Event.WritesEnded(
                  List.of(new Event.WriteEnd(step, new WriteOutcome.Accepted(Receipt.NONE)))));
        }
      }
      case Action.AskServers(var step, _, _, _) ->
          events.add(
              new Event.ServersAsked(List.of(new Event.ServedEnd(step, true, "2 of 2 servers"))));
      case Action.Tell(var notice) -> tell(notice);
      case Action.Reply(var id, var result) -> asked.get(id).complete(result);
      case Action.WriteCanary(var account, var key, _, _) -> {
        Marker found = new Marker.Signed(marker(account));
        markers.put(account, INSTALLATION);
        events.add(
            new Event.CanaryEnded(
                account, key, Optional.of(found), new WriteOutcome.Accepted(Receipt.NONE)));
      }
      case Action.ProbeAt _, Action.AskProgress _ -> {}
    }
  }

  private static CommandResult journalIsDown() {
    Refusal refusal =
        new Refusal(Refusal.Code.JOURNAL_DOWN, "the journal can't be written", "mend the disk");
    return new CommandResult(List.of(new CommandResult.Refused("journal", refusal)));
  }

  private Event.Seen seen(LinkAccount place) {
    RecordSet nobody = new RecordSet(new Ttl(30), FakeWorld.cname("nobody.example"));
    RecordSet set = values.getOrDefault(place, nobody);
    return new Event.Seen(
        place, new Observed.Holds(set, RecordRef.NONE, Observed.Source.AUTHORITATIVE, now));
  }

  private void probe(CheckId id, boolean isWell) {
    feed(
        new Event.Probed(
            id,
            isWell
                ? new ProbeResult.Pass(Duration.ofMillis(9), "200", Optional.empty())
                : new ProbeResult.Fail("connection refused")));
  }

  private void well(String account) {
    feed(
        new Event.AccountChecked(
            account, new CheckOutcome.Healthy("answers", Duration.ofMillis(5))));
  }
}
