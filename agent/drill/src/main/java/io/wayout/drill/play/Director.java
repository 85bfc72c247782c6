// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.play;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Topology;
import io.wayout.drill.cast.Cast;
import io.wayout.drill.cast.Casting;
import io.wayout.drill.cast.Twin;
import io.wayout.drill.script.Cue;
import io.wayout.drill.script.Expect;
import io.wayout.drill.script.Scenario;
import io.wayout.sim.check.Court;
import io.wayout.sim.fault.FaultDice;
import io.wayout.sim.fault.Timed;
import io.wayout.sim.run.Stage;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Plays scenarios. The same configuration, scenario, cast and seed give the same take, to the
/// byte.
public final class Director {
  /// How long the dice throw faults.
  private static final Duration RANDOM_LENGTH = Duration.ofMinutes(30);

  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final Duration QUIET_MIN = Duration.ofMinutes(30);

  private final Twin twin;
  private final Casting casting;

  public Director(Twin twin, Casting casting) {
    this.twin = twin;
    this.casting = casting;
  }

  /// Plays a scenario, heals everything and lets a quiet time pass.
  ///
  /// @param seed decides packet loss, latencies, and in which order what is equal happens
  public Take play(Scenario scenario, long seed) {
    Cast cast = casting.of(scenario);
    Stagehand stagehand = new Stagehand(twin, cast);
    List<Timed> faults = new ArrayList<>();
    for (Cue cue : scenario.timeline()) {
      stagehand.faults(cue.trouble()).forEach(f -> faults.add(new Timed(cue.at(), f)));
    }
    return run(scenario, cast, faults, seed);
  }

  /// Plays troubles that the dice choose.
  public Take playRandom(long seed) {
    List<Timed> faults =
        new FaultDice(twin.topology(), new SplittableRandom(seed)).roll(RANDOM_LENGTH);
    Scenario scenario = random(seed);
    return run(scenario, casting.of(scenario), faults, seed);
  }

  private static Scenario random(long seed) {
    return new Scenario(
        "random-" + seed,
        "Troubles that the dice chose",
        Scenario.Kind.RANDOM,
        Stage.START,
        "Faults of every kind, kills and operators at bad moments, all rolled from the seed "
            + seed
            + ".",
        List.of(),
        List.of(),
        List.of(),
        RANDOM_LENGTH.plusMinutes(10),
        Expect.nothing());
  }

  private Take run(Scenario scenario, Cast cast, List<Timed> faults, long seed) {
    Topology topology = twin.topology();
    Stage stage = new Stage(topology, seed);
    stage.pass(longest(Policy::standbyFor).plus(MARGIN));
    Instant start = stage.world().time().now();
    faults.forEach(timed -> stage.inject(timed.after(), timed.fault()));
    stage.pass(scenario.length());
    stage.world().heal();
    Instant healed = stage.world().time().now();
    stage.pass(quiet());
    stage.world().history().add(new Fact.Noted("the end"));
    var history = stage.world().history().all();
    return new Take(
        scenario,
        twin,
        cast,
        seed,
        start,
        healed,
        stage.world().time().now(),
        history,
        Court.judge(topology, history));
  }

  /// Long enough for every bypass to be undone, one batch after another.
  private Duration quiet() {
    Duration ttl =
        domains().stream()
            .flatMap(d -> d.links().stream())
            .map(Link::ttl)
            .map(t -> t.toDuration())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return QUIET_MIN.plus(longest(Policy::restoreAfter)).plus(ttl.multipliedBy(5));
  }

  private Duration longest(Function<Policy, Duration> part) {
    return domains().stream()
        .map(Domain::policy)
        .map(part)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private List<Domain> domains() {
    return List.copyOf(twin.topology().domains().values());
  }
}
