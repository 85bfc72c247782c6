// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.scene;

import io.wayout.core.model.Check;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/// What the probes of one incarnation of the agent tell, counted once more by other code than the
/// agent's. Confined to one thread.
public final class ProbeLog {
  private final Map<CheckId, Health> healths = new HashMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>(Due.ORDER);
  private Optional<Topology> topology = Optional.empty();
  private Instant deafFrom = Instant.MIN;
  private Instant deafTo = Instant.MIN;
  private boolean isClockStill;
  private long heard;

  /// A result on its way to the agent.
  ///
  /// @param began when the question was asked
  private record Due(Instant at, long number, String host, ProbeResult result, Instant began) {
    private static final Comparator<Due> ORDER =
        Comparator.comparing(Due::at).thenComparingLong(Due::number);
  }

  /// What is known of a target or a witness.
  public enum Word {
    UNKNOWN,
    UP,
    DOWN
  }

  /// @param since the word holds
  /// @param passes in a row, right now
  /// @param failures in a row, right now
  /// @param blanks answers in a row that say nothing, right now
  /// @param failingSince the first failure of the row that lasts
  /// @param lastFailure since the start
  /// @param heard how many probes have ended
  public record Health(
      Word word,
      Instant since,
      int passes,
      int failures,
      int blanks,
      Optional<Instant> failingSince,
      Optional<Instant> lastFailure,
      int heard) {}

  void use(Topology next) {
    topology = Optional.of(next);
  }

  /// Another incarnation: what the old one asked for is lost.
  void clear() {
    healths.clear();
    due.clear();
    deafFrom = Instant.MIN;
    deafTo = Instant.MIN;
  }

  /// The process stands still for a while, and hears afterwards what is news by its own clock.
  ///
  /// @param isSuspended its clock stands still, too
  void pause(Instant from, Instant to, boolean isSuspended) {
    deafFrom = from;
    deafTo = to;
    isClockStill = isSuspended;
    List<Due> all = List.copyOf(due);
    due.clear();
    all.forEach(d -> add(d.at(), d.host(), d.result(), d.began()));
  }

  void hear(Fact.Probed probed, Instant now) {
    add(now.plus(probed.elapsed()), probed.host(), probed.result(), now);
  }

  private void add(Instant at, String host, ProbeResult result, Instant began) {
    boolean isDeaf = !at.isBefore(deafFrom) && at.isBefore(deafTo);
    if (!isDeaf || isClockStill || isNews(host, began)) {
      due.add(new Due(isDeaf ? deafTo : at, heard++, host, result, began));
    }
  }

  /// What ended so long ago that the next probe is over, too, says nothing.
  private boolean isNews(String host, Instant began) {
    return timing(new CheckId(host))
        .filter(t -> began.plus(t.interval()).plus(t.timeout()).isBefore(deafTo))
        .isEmpty();
  }

  /// Everything that the agent has heard until now.
  void advance(Instant now) {
    while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
      Due next = due.remove();
      CheckId id = new CheckId(next.host());
      timing(id).ifPresent(t -> healths.put(id, next(of(id), t, next.result(), next.at())));
    }
  }

  private Optional<Check.Timing> timing(CheckId id) {
    return topology.map(t -> t.checks().get(id)).map(Check::timing);
  }

  private static Health next(Health old, Check.Timing timing, ProbeResult result, Instant now) {
    int heard = old.heard() + 1;
    return switch (result) {
      case ProbeResult.Pass _ -> {
        int passes = old.passes() + 1;
        boolean isUp = old.word() != Word.DOWN || passes >= timing.rise();
        Word word = isUp ? Word.UP : Word.DOWN;
        Optional<Instant> none = Optional.empty();
        yield new Health(word, since(old, word, now), passes, 0, 0, none, old.lastFailure(), heard);
      }
      case ProbeResult.Fail _ -> {
        int failures = old.failures() + 1;
        Word word = failures >= timing.fall() ? Word.DOWN : old.word();
        Optional<Instant> first = old.failingSince().or(() -> Optional.of(now));
        Optional<Instant> last = Optional.of(now);
        yield new Health(word, since(old, word, now), 0, failures, 0, first, last, heard);
      }
      case ProbeResult.Inconclusive _ -> {
        int blanks = old.blanks() + 1;
        Word word = blanks >= timing.fall() ? Word.UNKNOWN : old.word();
        Optional<Instant> first = old.failingSince();
        yield new Health(
            word, since(old, word, now), 0, 0, blanks, first, old.lastFailure(), heard);
      }
    };
  }

  private static Instant since(Health old, Word word, Instant now) {
    return word == old.word() ? old.since() : now;
  }

  /// Of the check that a target has in simulated worlds, which is one.
  public Health of(Target target) {
    return of(target.checks().getFirst());
  }

  public Health of(CheckId id) {
    Optional<Instant> never = Optional.empty();
    return healths.getOrDefault(
        id, new Health(Word.UNKNOWN, Instant.MIN, 0, 0, 0, never, never, 0));
  }

  /// Up, with a row of successes, and for that long without a failure.
  public boolean isProven(Target target, Duration clean, Instant now) {
    Health health = of(target);
    int rise = timing(target.checks().getFirst()).map(Check.Timing::rise).orElse(1);
    return health.word() == Word.UP
        && health.passes() >= rise
        && health.lastFailure().filter(at -> at.plus(clean).isAfter(now)).isEmpty();
  }

  /// Do too few witnesses answer for our own verdicts to count?
  public boolean isIsolated() {
    List<CheckId> witnesses = topology.map(Topology::witnesses).orElse(List.of());
    long up = witnesses.stream().filter(w -> of(w).word() == Word.UP).count();
    int all = witnesses.size();
    int needed = all >= 3 ? Math.max(2, (all + 1) / 2) : 1;
    return all > 0 && up < needed;
  }

  /// Did most targets of the configuration fall within the last two minutes?
  public boolean isMassDown(Instant now) {
    Set<String> all = new TreeSet<>();
    Set<String> fallen = new TreeSet<>();
    for (Target target : targets()) {
      all.add(target.id());
      Health health = of(target);
      if (health.word() == Word.DOWN && health.since().plusSeconds(120).isAfter(now)) {
        fallen.add(target.id());
      }
    }
    return all.size() >= 3 && fallen.size() * 2 > all.size();
  }

  private List<Target> targets() {
    return topology.stream()
        .flatMap(t -> t.domains().values().stream())
        .flatMap((Domain d) -> d.targets().stream())
        .toList();
  }
}
