// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.loop;

import io.wayout.core.agent.Agent;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Event;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.guard.Refusal;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.Effects;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Folds events into the state, one at a time.
///
/// Invariant I63: a turn's durables are durable before any of its actions is carried out. If they
/// can't be kept, the turn never happened. Answers of effects and looks at records wait then, so
/// that nothing that was sent or seen is forgotten, and until they are folded, in their order,
/// nothing newer begins anything (I64).
///
/// Confined to the loop, except [#state], which any thread may ask for a snapshot, and [#command].
public final class AgentLoop {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Store store;
  private final Ticker ticker;
  private final Effects effects;
  private final NoticeListener listener;
  private final Standstills standstills;

  private volatile State state;

  // confined to the loop
  private final Map<Long, Consumer<CommandResult>> replies = new HashMap<>();
  private Consumer<Action> actions = _ -> {};
  private Runnable turnEnd = () -> {};
  private long commandsSeen;
  private final Backlog backlog = new Backlog();
  private Optional<String> outage = Optional.empty();
  private boolean isRetrying;

  public AgentLoop(
      State initial, Store store, Ticker ticker, Effects effects, NoticeListener listener) {
    this.state = initial;
    this.store = store;
    this.ticker = ticker;
    this.effects = effects;
    this.listener = listener;
    this.standstills = new Standstills(ticker);
  }

  /// Says who carries out the actions. Called once, before the first event.
  ///
  /// @param newTurnEnd called after the last action of each turn, so that effects can be batched
  public void connect(Consumer<Action> newActions, Runnable newTurnEnd) {
    this.actions = newActions;
    this.turnEnd = newTurnEnd;
  }

  /// The newest snapshot. Any thread.
  public State state() {
    return state;
  }

  /// Hands in an operator's wish. Any thread; the reply is called on the loop.
  public void command(String actor, Command command, Consumer<CommandResult> reply) {
    effects.post(() -> {
      long id = commandsSeen++;
      replies.put(id, reply);
      handle(new Event.Commanded(id, actor, command));
    });
  }

  /// Folds one event. On the loop only.
  public void handle(Event event) {
    standstills.lengthUntilNow().ifPresent(length -> fold(new Event.StoodStill(length)));
    fold(event);
  }

  private void fold(Event event) {
    if (event instanceof Event.RecordsObserved newer) {
      backlog.outdate(newer);
    }
    if (event instanceof Event.Commanded) {
      catchUp();
    }
    if (!backlog.isEmpty() || !isFolded(event)) {
      hold(event);
    }
  }

  private boolean isFolded(Event event) {
    Turn turn = Agent.fold(state.withJournalDown(false), event, ticker.now());
    if (!turn.durables().isEmpty() && !isKept(turn)) {
      return false;
    }
    adopt(turn);
    return true;
  }

  /// What was seen stays true although nothing can be begun because of it (I85).
  private void hold(Event event) {
    if (isEvidence(event) || event instanceof Event.Commanded) {
      Turn held = Agent.fold(state.withJournalDown(true), event, ticker.now());
      if (held.durables().isEmpty()) {
        adopt(held);
        return;
      }
    }
    defer(event);
  }

  private static boolean isEvidence(Event event) {
    return event instanceof Event.Probed
        || event instanceof Event.AccountChecked
        || event instanceof Event.ZoneAsked
        || event instanceof Event.ZoneInspected
        || event instanceof Event.RecordsObserved
        || event instanceof Event.StoodStill
        || event instanceof Event.Tick;
  }

  private void adopt(Turn turn) {
    state = turn.state();
    for (Action action : turn.actions()) {
      carryOut(action);
    }
    turnEnd.run();
  }

  private void carryOut(Action action) {
    switch (action) {
      case Action.Tell(Notice notice) -> listener.notice(notice);
      case Action.Reply(long id, CommandResult result) -> reply(id, result);
      case Action.Read _,
          Action.Write _,
          Action.WriteCanary _,
          Action.AskServers _,
          Action.AskProgress _,
          Action.ProbeAt _ ->
          actions.accept(action);
    }
  }

  private void reply(long id, CommandResult result) {
    Consumer<CommandResult> reply = replies.remove(id);
    if (reply != null) {
      reply.accept(result);
    }
  }

  private boolean isKept(Turn turn) {
    try {
      store.keep(turn.durables());
    } catch (StoreException failed) {
      journalFailed(failed);
      return false;
    }
    if (outage.isPresent()) {
      outage = Optional.empty();
      tell(Code.JOURNAL_BACK, Level.INFO, "the journal can be written again");
    }
    return true;
  }

  private void journalFailed(StoreException failed) {
    if (outage.isEmpty()) {
      tell(
          Code.JOURNAL_FAILED,
          Level.ALARM,
          "nothing is moved while the journal can't be written: " + failed.getMessage());
    }
    outage = Optional.of(String.valueOf(failed.getMessage()));
  }

  private void defer(Event event) {
    switch (event) {
      case Event.ReadsEnded _,
          Event.WritesEnded _,
          Event.CanaryEnded _,
          Event.RecordsObserved _,
          Event.Reloaded _,
          Event.Recovered _,
          Event.LookedUp _ ->
          queue(event);
      case Event.ServersAsked asked -> queue(grownOld(asked));
      case Event.Commanded commanded -> reply(commanded.id(), journalDown());
      case Event.Probed _,
          Event.AccountChecked _,
          Event.MarkerRead _,
          Event.ZoneAsked _,
          Event.ZoneInspected _,
          Event.ProgressAsked _,
          Event.StoodStill _,
          Event.Tick _ -> {
        // What it showed is believed all the same; what should follow comes again by itself.
      }
    }
  }

  private void queue(Event event) {
    backlog.add(event);
    catchUpLater();
  }

  private void catchUpLater() {
    if (!isRetrying) {
      isRetrying = true;
      effects.at(ticker.now().plus(RETRY), this::retry);
    }
  }

  private void retry() {
    isRetrying = false;
    catchUp();
    if (!backlog.isEmpty()) {
      catchUpLater();
    }
  }

  private void catchUp() {
    Optional<Event> first = backlog.first();
    while (first.filter(this::isFolded).isPresent()) {
      backlog.removeFirst();
      first = backlog.first();
    }
  }

  /// What name servers answered before the journal could take it may be true no longer: served is
  /// said of an answer of now (I46), so they are asked again.
  private static Event.ServersAsked grownOld(Event.ServersAsked asked) {
    return new Event.ServersAsked(
        asked.ends().stream()
            .map(end ->
                new Event.ServedEnd(
                    end.step(), false, "answered while the journal was down; asking again"))
            .toList());
  }

  private CommandResult journalDown() {
    Refusal refusal =
        new Refusal(
            Refusal.Code.JOURNAL_DOWN,
            "the journal can't be written: " + outage.orElse("it is catching up"),
            "mend the disk, or move by hand with: wayout switch --direct --no-journal");
    return new CommandResult(List.of(new CommandResult.Refused("journal", refusal)));
  }

  private void tell(Code code, Level level, String text) {
    listener.notice(new Notice(code, level, Optional.empty(), Optional.empty(), text, Map.of()));
  }
}
