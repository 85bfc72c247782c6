// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.plan.PlanWorld.Replica;
import io.wayout.dns.RecordType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tries every sequence of single writes. Written from the goals and shares nothing with the
/// planner.
///
/// @param best the largest share of users that any sequence of writes leads to the goal
/// @param isWholeEverywhere some sequence also makes right what silent replicas hold
record PlanOracle(double best, boolean isWholeEverywhere) {
  private static final double EXACT = 1e-9;

  static PlanOracle of(PlanWorld world, boolean overwritesForeign) {
    Set<List<Integer>> known = new HashSet<>();
    Deque<PlanWorld> open = new ArrayDeque<>(List.of(world));
    known.add(values(world));
    double best = 0;
    boolean isEverywhere = false;
    while (!open.isEmpty()) {
      PlanWorld next = open.remove();
      best = Math.max(best, shares(next)[PlanWorld.GOOD]);
      isEverywhere = isEverywhere || isWholeEverywhere(next, 0);
      for (PlanWorld written : writes(next, overwritesForeign)) {
        if (known.add(values(written))) {
          open.add(written);
        }
      }
    }
    return new PlanOracle(best, isEverywhere);
  }

  /// What a link above has to know of a chain, coarsely: which ends nobody, some or all users get
  /// to, and what writes can make of it.
  ///
  /// @param ends of each end: nobody (0), some (1), all (2)
  record Kind(List<Integer> ends, int best, boolean isBetter, boolean isWholeEverywhere) {}

  static Kind kind(PlanWorld world) {
    PlanOracle oracle = of(world, false);
    double[] shares = shares(world);
    List<Integer> ends = Arrays.stream(shares).mapToObj(PlanOracle::coarse).toList();
    boolean isBetter = oracle.best > shares[PlanWorld.GOOD] + EXACT;
    return new Kind(ends, coarse(oracle.best), isBetter, oracle.isWholeEverywhere);
  }

  private static int coarse(double share) {
    return share < EXACT ? 0 : share > 1 - EXACT ? 2 : 1;
  }

  boolean isWhole() {
    return best > 1 - EXACT;
  }

  static boolean isThere(PlanWorld world) {
    return shares(world)[PlanWorld.GOOD] > 1 - EXACT;
  }

  /// The share of users at each end: of a value that leads to a target or is foreign, the value;
  /// MISSING for nowhere.
  static double[] shares(PlanWorld world) {
    return shares(world, 0);
  }

  private static double[] shares(PlanWorld world, int link) {
    double[] shares = new double[PlanWorld.VALUES];
    List<RecordType> types = world.types(link);
    for (RecordType type : types) {
      List<Replica> heard = heard(world, link, type);
      if (heard.isEmpty()) {
        shares[PlanWorld.MISSING] += 1.0 / types.size();
      }
      for (Replica r : heard) {
        double part = 1.0 / types.size() / heard.size();
        add(shares, world, r, part);
      }
    }
    return shares;
  }

  private static void add(double[] shares, PlanWorld world, Replica r, double part) {
    if (r.value() == PlanWorld.NEXT) {
      double[] below = shares(world, r.link() + 1);
      for (int end = 0; end < below.length; end++) {
        shares[end] += below[end] * part;
      }
    } else {
      shares[r.value() == PlanWorld.UNREAD ? PlanWorld.MISSING : r.value()] += part;
    }
  }

  private static List<Replica> heard(PlanWorld world, int link, RecordType type) {
    return world.replicas().stream()
        .filter(r -> r.link() == link && r.type() == type && r.isAnswering())
        .toList();
  }

  /// Everyone gets to the goal, whichever of its accounts answers from now on.
  private static boolean isWholeEverywhere(PlanWorld world, int link) {
    for (RecordType type : world.types(link)) {
      if (heard(world, link, type).isEmpty()) {
        return false;
      }
    }
    for (Replica r : world.replicas()) {
      boolean isRight =
          r.value() == PlanWorld.GOOD
              || (r.value() == PlanWorld.NEXT && isWholeEverywhere(world, link + 1));
      if (r.link() == link && !isRight) {
        return false;
      }
    }
    return true;
  }

  private static List<PlanWorld> writes(PlanWorld world, boolean overwritesForeign) {
    List<PlanWorld> writes = new ArrayList<>();
    for (int i = 0; i < world.replicas().size(); i++) {
      Replica r = world.replicas().get(i);
      boolean isOurs = r.value() < PlanWorld.FOREIGN;
      boolean isTaken = r.value() == PlanWorld.FOREIGN && overwritesForeign;
      if (r.isWritable() && (isOurs || isTaken)) {
        if (world.mayHoldGoal(r.link())) {
          writes.add(written(world, i, PlanWorld.GOOD));
        }
        if (!world.isLast(r.link())) {
          writes.add(written(world, i, PlanWorld.NEXT));
        }
      }
    }
    return writes;
  }

  private static PlanWorld written(PlanWorld world, int index, int value) {
    List<Replica> replicas = new ArrayList<>(world.replicas());
    replicas.set(index, replicas.get(index).with(value));
    return world.with(replicas);
  }

  private static List<Integer> values(PlanWorld world) {
    return world.replicas().stream().map(Replica::value).toList();
  }
}
