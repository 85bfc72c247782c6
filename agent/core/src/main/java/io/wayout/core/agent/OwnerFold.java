// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.agent.CommandFold.Answered;
import io.wayout.core.custody.Owners;
import io.wayout.core.custody.Owners.Standing;
import io.wayout.core.facts.Canaries;
import io.wayout.core.facts.Freezes;
import io.wayout.core.facts.Planes;
import io.wayout.core.fold.Action;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Event.CanaryEnded;
import io.wayout.core.fold.Event.MarkerRead;
import io.wayout.core.fold.JournalRow.Kind;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.Canary;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.owner.Marker;
import io.wayout.core.owner.MarkerSight;
import io.wayout.core.owner.Ownership;
import io.wayout.core.owner.Ownership.Holder;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Failures;
import io.wayout.core.plane.PlaneOutcome;
import io.wayout.core.plane.PlaneOutcome.Verb;
import io.wayout.core.tell.Notices;
import io.wayout.core.tell.Rows;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PMap;

/// The record of our own at an account: it proves that the account takes changes (I88), and it says
/// which installation guards the account (I03, H19).
final class OwnerFold {
  /// Right after our own write a vendor may still answer what was there before.
  private static final Duration STALE = Duration.ofMinutes(2);

  private OwnerFold() {}

  /// Begins the canaries that are due.
  static Turn canaries(Turn turn, Instant now) {
    if (turn.state().isJournalDown() || turn.state().isHeldForAck()) {
      return turn;
    }
    Turn next = turn;
    for (Account account : turn.state().topology().accounts().values()) {
      if (Canaries.isDue(next.state(), account, now)) {
        next = begin(next, account, account.canary().orElseThrow(), now);
      }
    }
    return next;
  }

  private static Turn begin(Turn turn, Account account, Canary canary, Instant now) {
    State state = turn.state();
    ControlPlane plane = Planes.control(state, account.name()).canaried(now);
    boolean takesOver = Owners.standing(state, account) == Standing.CLAIMED;
    String what = "writing " + canary.name() + " at " + account.name();
    return turn.with(state.withControlPlanes(state.controlPlanes().plus(account.name(), plane)))
        .then(t -> Rows.general(t, Kind.CANARY, Rows.AGENT, what, now))
        .act(
            new Action.WriteCanary(
                account.name(),
                canary.key(),
                Marker.text(state.ownerships().installation(), now),
                takesOver));
  }

  static Turn canaryEnded(Turn turn, CanaryEnded ended, Instant now) {
    String account = ended.account();
    Optional<Account> marked = marked(turn.state(), account, ended.key().name());
    Optional<PlaneOutcome> outcome = PlaneFold.outcome(Verb.CANARY, ended.outcome(), now);
    String text = "canary at " + account + " " + text(ended.outcome());
    Turn next =
        Rows.general(turn, Kind.CANARY, Rows.AGENT, text, now)
            .then(t -> marked.map(a -> found(t, a, ended.found(), now)).orElse(t))
            .then(t -> marked.map(a -> written(t, a, ended.outcome(), now)).orElse(t));
    if (outcome.isPresent()) {
      return PlaneFold.wrote(next, account, outcome, now);
    }
    State state = next.state();
    boolean isElsewhere =
        marked.filter(a -> Owners.standing(state, a) == Standing.ELSEWHERE).isPresent();
    return isElsewhere
        ? next
        : Notices.tell(next, Code.CANARY_FAILED, Level.WARN, text, Map.of("account", account));
  }

  private static String text(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Accepted _ -> "accepted";
      case WriteOutcome.Refused(var failure) -> "refused, " + Failures.text(failure);
      case WriteOutcome.Unknown(var failure) -> "of unknown outcome, " + Failures.text(failure);
    };
  }

  /// A marker was looked at.
  static Turn markerRead(Turn turn, MarkerRead read, Instant now) {
    return marked(turn.state(), read.account(), read.key().name())
        .map(a -> found(turn, a, Marker.of(read.outcome()), now))
        .orElse(turn);
  }

  /// What was read before a standstill is old: another installation may have taken over meanwhile.
  static State unread(State state) {
    PMap<String, MarkerSight> markers = state.markers();
    for (Map.Entry<String, MarkerSight> entry : state.markers().entrySet()) {
      markers = markers.plus(entry.getKey(), MarkerSight.unseen(entry.getValue().name()));
    }
    return state.withMarkers(markers);
  }

  /// The account, if the configuration still marks it with that record.
  private static Optional<Account> marked(State state, String account, Object name) {
    return Optional.ofNullable(state.topology().accounts().get(account))
        .filter(a -> a.canary().filter(c -> c.name().equals(name)).isPresent());
  }

  /// @param marker empty: it could not be read
  private static Turn found(Turn turn, Account account, Optional<Marker> marker, Instant now) {
    State state = turn.state();
    MarkerSight before = sight(state, account);
    MarkerSight after = marker.map(before::seen).orElseGet(before::failed);
    Turn next = turn.with(state.withMarkers(state.markers().plus(account.name(), after)));
    Optional<String> ours = state.ownerships().installation();
    if (ours.isEmpty() || !(marker.orElse(null) instanceof Marker.Signed(String by))) {
      return next;
    }
    return by.equals(ours.get()) ? ours(next, account, now) : other(next, account, by, before, now);
  }

  private static MarkerSight sight(State state, Account account) {
    MarkerSight sight = state.markers().get(account.name());
    var name = account.canary().orElseThrow().name();
    return sight == null || !sight.name().equals(name) ? MarkerSight.unseen(name) : sight;
  }

  private static Turn written(Turn turn, Account account, WriteOutcome outcome, Instant now) {
    Optional<String> ours = turn.state().ownerships().installation();
    if (ours.isEmpty() || !(outcome instanceof WriteOutcome.Accepted)) {
      return turn;
    }
    State state = turn.state();
    MarkerSight sight = sight(state, account).written(new Marker.Signed(ours.get()));
    return ours(
        turn.with(state.withMarkers(state.markers().plus(account.name(), sight))), account, now);
  }

  private static Turn ours(Turn turn, Account account, Instant now) {
    Optional<Ownership> before = Owners.kept(turn.state(), account);
    if (before.filter(o -> o.holder() == Holder.OURS).isPresent()) {
      return turn;
    }
    String installation = turn.state().ownerships().installation().orElseThrow();
    Turn next = put(turn, account, Holder.OURS, installation, now);
    boolean isNews = before.filter(o -> o.holder() == Holder.OTHER).isPresent();
    String text = "the marker of account " + account.name() + " is ours";
    return isNews
        ? Rows.general(next, Kind.CANARY, Rows.AGENT, text, now)
            .then(t -> Notices.tell(t, Code.OWNED_HERE, Level.INFO, text, facts(account)))
        : next;
  }

  /// Another installation guards the account, and no person here has said otherwise.
  ///
  /// @param sight how this run had seen the marker before
  private static Turn other(Turn turn, Account account, String by, MarkerSight sight, Instant now) {
    Optional<Ownership> before = Owners.kept(turn.state(), account);
    Optional<Holder> holder = before.map(Ownership::holder);
    boolean isStale =
        holder.filter(h -> h == Holder.OURS).isPresent()
            && sight.replaced().filter(new Marker.Signed(by)::equals).isPresent()
            && before.get().since().plus(STALE).isAfter(now);
    if (isStale || holder.filter(h -> h == Holder.CLAIMED).isPresent()) {
      return turn;
    }
    boolean isKnown =
        before.filter(o -> o.holder() == Holder.OTHER && o.installation().equals(by)).isPresent();
    if (isKnown && sight.marker().isPresent()) {
      return turn;
    }
    Turn next = isKnown ? turn : put(turn, account, Holder.OTHER, by, now);
    String text = Owners.text(next.state(), account) + "; nothing automatic is written through it";
    return Rows.general(next, Kind.CANARY, Rows.AGENT, text, now)
        .then(t -> Notices.tell(t, Code.OWNED_ELSEWHERE, Level.ALARM, text, facts(account)));
  }

  private static Turn put(
      Turn turn, Account account, Holder holder, String installation, Instant now) {
    State state = turn.state();
    Ownership ownership =
        new Ownership(
            account.name(), account.canary().orElseThrow().name(), holder, installation, now);
    return turn.with(state.withOwnerships(state.ownerships().with(ownership)))
        .keep(new Durable.OwnershipKept(ownership));
  }

  private static Map<String, String> facts(Account account) {
    return Map.of("account", account.name());
  }

  /// A person takes accounts over from whoever guards them (H19).
  static Answered adopt(Turn turn, List<String> accounts, String actor, Instant now) {
    Answered answered = new Answered(turn, List.of());
    for (String name : accounts) {
      answered = adopt(answered, name, actor, now);
    }
    return answered;
  }

  private static Answered adopt(Answered answered, String name, String actor, Instant now) {
    Turn turn = answered.turn();
    Account account = turn.state().topology().accounts().get(name);
    if (account == null) {
      return unchanged(answered, name, "is not in the configuration");
    }
    if (account.canary().isEmpty()) {
      return unchanged(answered, name, "has no canary, so no marker says who guards it");
    }
    if (turn.state().ownerships().installation().isEmpty()) {
      return unchanged(
          answered, name, "stays as it is: without a state nobody guards it from here");
    }
    Standing standing = Owners.standing(turn.state(), account);
    if (standing == Standing.OURS) {
      return unchanged(answered, name, "is guarded from here already");
    }
    if (standing == Standing.CLAIMED) {
      return unchanged(answered, name, "is taken over; its marker is written as soon as it can be");
    }
    String before =
        Owners.kept(turn.state(), account)
            .filter(o -> o.holder() == Holder.OTHER)
            .map(Ownership::installation)
            .orElse("");
    String from = before.isEmpty() ? "" : " from installation " + before;
    String text = "account " + name + " taken over by " + actor + from;
    Turn next =
        put(turn, account, Holder.CLAIMED, before, now)
            .then(t -> Rows.general(t, Kind.ADOPTED, actor, text, now))
            .then(t -> Notices.tell(t, Code.OWNED_HERE, Level.WARN, text, facts(account)))
            .then(t -> mark(t, account, now));
    return answered.plus(next, new CommandResult.Done(name, "taken over" + from));
  }

  private static Answered unchanged(Answered answered, String name, String text) {
    return answered.plus(answered.turn(), new CommandResult.Unchanged(name, text));
  }

  /// At once, because a person asked for it; what can't be written now is due later.
  private static Turn mark(Turn turn, Account account, Instant now) {
    State state = turn.state();
    boolean mayWrite =
        Planes.control(state, account.name()).readable().verdict() != Verdict.DOWN
            && Freezes.covering(state, account, now).isEmpty();
    return mayWrite ? begin(turn, account, account.canary().orElseThrow(), now) : turn;
  }
}
