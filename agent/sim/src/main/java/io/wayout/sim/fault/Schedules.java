// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.fault;

import io.wayout.core.fold.Command;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import io.wayout.sim.world.Mirrors;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// All schedules that can be named: one for each seed, and one for each cell of the fault matrix
/// that this world knows.
public final class Schedules {
  /// How long faults strike.
  public static final Duration TROUBLE = Duration.ofMinutes(8);

  /// How long nothing is wrong after them.
  public static final Duration QUIET = Duration.ofMinutes(14);

  private static final String LIVE = "live-";
  private static final String MIRRORED = "mirror-";
  private static final int DRILLS = 8;

  private Schedules() {}

  /// A configuration and its faults, rolled with a seed. One in four has a combination of the
  /// matrix at its heart.
  public static Schedule random(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Topology topology = Topologies.random(dice.split());
    return roll(Long.toString(seed), topology, dice);
  }

  private static Schedule roll(String name, Topology topology, SplittableRandom dice) {
    long chance = dice.nextLong();
    List<Timed> faults = new ArrayList<>(new FaultDice(topology, dice.split()).roll(TROUBLE));
    if (dice.nextInt(4) == 0) {
      faults.addAll(Combinations.roll(topology, dice.split()));
    }
    return new Schedule(name, topology, chance, faults, TROUBLE, QUIET);
  }

  /// A configuration with mirrored links and canaries, rolled with a seed. One account of a
  /// mirrored link is ill when a primary dies, and other installations take accounts over.
  public static Schedule mirrored(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    Topology topology = Mirrors.roll(Topologies.random(dice.split()), dice.split());
    Schedule plain = roll(MIRRORED + seed, topology, dice.split());
    List<Timed> faults = new ArrayList<>(plain.faults());
    faults.addAll(new MirrorDice(topology, dice.split()).roll());
    return plain.with(faults);
  }

  /// The same troubles, while people rehearse: every domain may be drilled, and automation asks for
  /// a fresh drill.
  public static Schedule live(long seed) {
    Schedule plain = random(seed);
    SplittableRandom dice = new SplittableRandom(~seed);
    List<DnsName> names = List.copyOf(plain.topology().domains().keySet());
    List<Timed> faults = new ArrayList<>(plain.faults());
    for (int i = 0; i < DRILLS; i++) {
      DnsName domain = names.get(dice.nextInt(names.size()));
      Duration after = Duration.ofMillis(60_000 + dice.nextLong(TROUBLE.toMillis()));
      Command order =
          dice.nextInt(6) == 0
              ? new Command.StopDrill(domain, "enough")
              : new Command.StartDrill(domain, Optional.empty(), Optional.empty(), "by hand");
      faults.add(new Timed(after, new Fault.Wish(order)));
    }
    return new Schedule(
        LIVE + seed,
        Topologies.rehearsing(plain.topology()),
        plain.seed(),
        faults,
        TROUBLE.plusMinutes(1),
        QUIET);
  }

  /// One cell of the fault matrix by its id, e.g. `P16`: three domains of two links, and only what
  /// the cell is about.
  ///
  /// @throws IllegalArgumentException if this world knows no such cell; see [#cells]
  public static Schedule cell(String id) {
    return Cells.all().stream()
        .filter(cell -> cell.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no cell " + id))
        .schedule();
  }

  /// The ids of all cells, in the matrix's order.
  public static List<String> cells() {
    return Cells.all().stream().map(Cells.Cell::id).toList();
  }

  /// A seed, `live-` or `mirror-` and a seed, or the id of a cell.
  public static Schedule named(String name) {
    if (name.startsWith(LIVE)) {
      return live(Long.parseLong(name.substring(LIVE.length())));
    }
    if (name.startsWith(MIRRORED)) {
      return mirrored(Long.parseLong(name.substring(MIRRORED.length())));
    }
    return name.matches("-?[0-9]+") ? random(Long.parseLong(name)) : cell(name);
  }
}
