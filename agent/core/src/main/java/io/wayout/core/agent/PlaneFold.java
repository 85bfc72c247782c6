// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.core.facts.Differences;
import io.wayout.core.facts.Planes;
import io.wayout.core.fold.Event.AccountChecked;
import io.wayout.core.fold.Event.ZoneAsked;
import io.wayout.core.fold.Event.ZoneInspected;
import io.wayout.core.fold.State;
import io.wayout.core.fold.Turn;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Diagnosis;
import io.wayout.core.plane.Failures;
import io.wayout.core.plane.PlaneOutcome;
import io.wayout.core.plane.PlaneOutcome.Verb;
import io.wayout.core.plane.Shape;
import io.wayout.core.plane.Shapes;
import io.wayout.core.plane.Symptom;
import io.wayout.core.plane.ZoneSight;
import io.wayout.core.tell.Notices;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.WriteOutcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.PMap;

/// Something was learned about a vendor's control plane or name servers. Never about an origin
/// (I24). The shapes of outages are named anew with each answer.
final class PlaneFold {
  private PlaneFold() {}

  static Turn accountChecked(Turn turn, AccountChecked checked, Instant now) {
    ControlPlane before = Planes.control(turn.state(), checked.account());
    PlaneOutcome outcome =
        switch (checked.outcome()) {
          case CheckOutcome.Healthy healthy -> well(Verb.CHECK, healthy.detail(), now);
          case CheckOutcome.Failed(var failure) ->
              failed(Verb.CHECK, failure, now)
                  .orElseGet(() -> well(Verb.CHECK, Failures.text(failure), now));
        };
    boolean isCanaried = Planes.isCanaried(turn.state(), checked.account());
    return put(turn, checked.account(), before.read(outcome, isCanaried), now);
  }

  /// A move read a record; only a failure is news.
  static Turn read(Turn turn, String account, ReadOutcome read, Instant now) {
    return read instanceof ReadOutcome.Failed(var failure)
        ? failed(Verb.READ, failure, now)
            .map(o -> put(turn, account, Planes.control(turn.state(), account).noted(o), now))
            .orElse(turn)
        : turn;
  }

  /// A move wrote, or tried to.
  static Turn wrote(Turn turn, String account, WriteOutcome written, Instant now) {
    return wrote(turn, account, outcome(Verb.WRITE, written, now), now);
  }

  static Turn wrote(Turn turn, String account, Optional<PlaneOutcome> outcome, Instant now) {
    return outcome
        .map(o -> put(turn, account, Planes.control(turn.state(), account).wrote(o), now))
        .orElse(turn);
  }

  /// What a write tells of the control plane; empty if it tells of the record only.
  static Optional<PlaneOutcome> outcome(Verb verb, WriteOutcome written, Instant now) {
    return switch (written) {
      case WriteOutcome.Accepted _ -> Optional.of(well(verb, "a change was accepted", now));
      case WriteOutcome.Refused(var failure) -> failed(verb, failure, now);
      case WriteOutcome.Unknown(var failure) -> failed(verb, failure, now);
    };
  }

  /// A switchover found out that an account's API does not work.
  static Turn accountLost(Turn turn, String account, String detail, Instant now) {
    return put(turn, account, Planes.control(turn.state(), account).lost(detail, now), now);
  }

  static Turn zoneAsked(Turn turn, ZoneAsked asked, Instant now) {
    State state = turn.state();
    LinkAccount place = asked.place();
    PlaneHealth found = state.dataPlanes().get(place);
    PlaneHealth before = found == null ? PlaneHealth.unknown(now) : found;
    PlaneHealth after =
        asked.isAnswering()
            ? before.passed(asked.detail(), now)
            : before.failed(asked.detail(), now);
    Turn next = turn.with(state.withDataPlanes(state.dataPlanes().plus(place, after)));
    if (before.verdict() == after.verdict() || isFirstUp(before, after)) {
      return next;
    }
    Map<String, String> facts =
        Map.of("account", place.account(), "zone", place.key().zone().text());
    String text = "the name servers of " + place.key().zone() + " at " + place.account();
    return after.verdict() == Verdict.DOWN
        ? Notices.tell(
            next, Code.ZONE_SILENT, Level.ALARM, text + " don't answer: " + after.detail(), facts)
        : Notices.tell(next, Code.ZONE_ANSWERS, Level.INFO, text + " answer again", facts);
  }

  /// Servers that stay out of step are told; users get one answer or the other.
  static Turn inspected(Turn turn, ZoneInspected inspected, Instant now) {
    State state = turn.state();
    ZoneSight.Place place = inspected.place();
    ZoneSight before = state.zones().getOrDefault(place, ZoneSight.unseen(now));
    ZoneSight after =
        before.seen(inspected.servers(), Differences.of(state, place, inspected.servers()), now);
    Turn next = turn.with(state.withZones(state.zones().plus(place, after)));
    if (before.isTold() == after.isTold()) {
      return next;
    }
    Map<String, String> facts = Map.of("account", place.account(), "zone", place.zone().text());
    String zone = "zone " + place.zone() + " at " + place.account() + ": ";
    return after.isTold()
        ? Notices.tell(
            next,
            Code.SERVERS_DISAGREE,
            Level.WARN,
            zone + after.oddity().orElse("") + ", since " + after.oddSince().orElse(now),
            facts)
        : Notices.tell(
            next, Code.SERVERS_AGREE, Level.INFO, zone + "the servers agree again", facts);
  }

  private static PlaneOutcome well(Verb verb, String detail, Instant now) {
    return new PlaneOutcome(now, verb, Symptom.WELL, detail);
  }

  private static Optional<PlaneOutcome> failed(Verb verb, ProviderFailure failure, Instant now) {
    return Symptom.of(failure).map(s -> new PlaneOutcome(now, verb, s, Failures.text(failure)));
  }

  private static Turn put(Turn turn, String account, ControlPlane after, Instant now) {
    State state = turn.state();
    ControlPlane before = Planes.control(state, account);
    Turn next = turn.with(state.withControlPlanes(state.controlPlanes().plus(account, after)));
    return next.then(t -> tell(t, account, before, after)).then(t -> diagnose(t, state, now));
  }

  private static Turn tell(Turn turn, String account, ControlPlane before, ControlPlane after) {
    Map<String, String> facts = Map.of("account", account);
    if (!before.isSick() && after.isSick()) {
      boolean isWhole = after.readable().verdict() == Verdict.DOWN;
      return Notices.tell(
          turn,
          Code.ACCOUNT_LOST,
          Level.ALARM,
          "the API of account "
              + account
              + (isWhole ? " does not work: " : " takes no changes: ")
              + (isWhole ? after.readable() : after.written()).detail()
              + "; origins are not judged by this, and credentials need no change for it",
          facts);
    }
    return before.isSick() && !after.isSick()
        ? Notices.tell(
            turn, Code.ACCOUNT_BACK, Level.INFO, "the API of account " + account + " works", facts)
        : turn;
  }

  private static boolean isFirstUp(PlaneHealth before, PlaneHealth after) {
    return before.verdict() == Verdict.UNKNOWN && after.verdict() == Verdict.UP;
  }

  /// One shape at one vendor; what is ours is nobody's.
  private record Outage(String vendor, Shape shape) implements Comparable<Outage> {
    @Override
    public int compareTo(Outage other) {
      int byVendor = vendor.compareTo(other.vendor);
      return byVendor == 0 ? shape.compareTo(other.shape) : byVendor;
    }
  }

  /// Looks again while anything is sick: what surrounds it may have changed.
  static Turn again(Turn turn, Instant now) {
    for (ControlPlane plane : turn.state().controlPlanes().values()) {
      if (plane.shape() != Shape.WELL) {
        return diagnose(turn, turn.state(), now);
      }
    }
    return turn;
  }

  /// @param before as it was before the newest evidence
  static Turn diagnose(Turn turn, State before, Instant now) {
    State state = turn.state();
    Map<String, Diagnosis> all = Shapes.of(Planes.subjects(state), Planes.surroundings(state), now);
    PMap<String, ControlPlane> planes = state.controlPlanes();
    for (Map.Entry<String, Diagnosis> entry : all.entrySet()) {
      ControlPlane plane = planes.get(entry.getKey());
      if (plane != null && !plane.diagnosis().equals(entry.getValue())) {
        planes = planes.plus(entry.getKey(), plane.diagnosed(entry.getValue()));
      }
    }
    Turn next = turn.with(state.withControlPlanes(planes));
    return tell(next, outages(before), outages(next.state()));
  }

  private static Turn tell(
      Turn turn,
      SortedMap<Outage, SortedSet<String>> before,
      SortedMap<Outage, SortedSet<String>> after) {
    Turn next = turn;
    for (Map.Entry<Outage, SortedSet<String>> entry : after.entrySet()) {
      if (!before.containsKey(entry.getKey())) {
        next = begun(next, entry.getKey(), entry.getValue());
      }
    }
    for (Outage outage : before.keySet()) {
      boolean isOver = after.keySet().stream().noneMatch(o -> o.vendor().equals(outage.vendor()));
      if (isOver) {
        String text = where(outage) + ": over, it was: " + outage.shape().text();
        next = Notices.tell(next, Code.OUTAGE_OVER, Level.INFO, text, facts(outage));
      }
    }
    return next;
  }

  private static Turn begun(Turn turn, Outage outage, SortedSet<String> accounts) {
    Diagnosis diagnosis = Planes.control(turn.state(), accounts.first()).diagnosis();
    String text =
        where(outage)
            + ": "
            + outage.shape().text()
            + " (accounts "
            + String.join(", ", accounts)
            + "; "
            + diagnosis.evidence()
            + "); "
            + outage.shape().remedy();
    return Notices.tell(turn, Code.OUTAGE_SHAPE, Level.ALARM, text, facts(outage));
  }

  private static String where(Outage outage) {
    return outage.vendor().isEmpty() ? "here" : "control plane of " + outage.vendor();
  }

  private static Map<String, String> facts(Outage outage) {
    return Map.of("vendor", outage.vendor(), "shape", outage.shape().name());
  }

  private static SortedMap<Outage, SortedSet<String>> outages(State state) {
    SortedMap<Outage, SortedSet<String>> outages = new TreeMap<>();
    state
        .controlPlanes()
        .forEach((account, plane) -> {
          if (plane.shape() != Shape.WELL && state.topology().accounts().containsKey(account)) {
            String vendor =
                plane.shape().isOurs() ? "" : state.topology().account(account).vendor();
            outages
                .computeIfAbsent(new Outage(vendor, plane.shape()), _ -> new TreeSet<>())
                .add(account);
          }
        });
    return outages;
  }
}
