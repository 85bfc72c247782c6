// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.Observed;
import io.wayout.core.plan.PlanWorld.Replica;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The planner against an oracle that tries every sequence of single writes. More worlds with
/// `-Dwayout.planner.states=N` (the exhaustive part is complete from 2,000,000 on).
class ChainPlannerOracleTest {
  private static final int STATES = Integer.getInteger("wayout.planner.states", 20_000);
  private static final double EXACT = 1e-7;

  @Test
  void everyChainOfTwoLinks_isPlannedAsTheOracleReaches() {
    List<List<Replica>> upper = links(0, false);
    List<List<Replica>> last = links(0, true);
    long all = (long) upper.size() * last.size() + last.size();
    long stride = Math.max(1, all / STATES);
    long checked = 0;
    for (List<Replica> link : last) {
      check(world(List.of(link), List.of(RecordType.CNAME), true), checked++);
    }
    for (long n = new Random(stride).nextInt((int) stride); n < all - last.size(); n += stride) {
      List<Replica> one = upper.get((int) (n / last.size()));
      List<Replica> two = last.get((int) (n % last.size()));
      check(world(List.of(one, two), List.of(RecordType.CNAME), true), checked++);
    }
    System.err.println("planner: " + checked + " of " + all + " chains of one or two links");
  }

  @Test
  void everyLongChainOfOneAccount_isPlannedAsTheOracleReaches() {
    List<List<Replica>> upper = links(1, false);
    List<List<Replica>> last = links(1, true);
    long all = (long) upper.size() * upper.size() * last.size();
    all += all * upper.size();
    long stride = Math.max(1, all / STATES);
    long checked = 0;
    for (long n = 0; n < all; n += stride) {
      long rest = n / last.size();
      List<List<Replica>> links = new ArrayList<>();
      links.add(last.get((int) (n % last.size())));
      int above = n < all / (upper.size() + 1) ? 2 : 3;
      for (int i = 0; i < above; i++) {
        links.addFirst(upper.get((int) (rest % upper.size())));
        rest /= upper.size();
      }
      check(world(links, List.of(RecordType.CNAME), true), checked++);
    }
    System.err.println("planner: " + checked + " of " + all + " chains of three or four links");
  }

  @Test
  void randomChains_arePlannedAsTheOracleReaches() {
    long seed = Long.getLong("wayout.seed", 20_261_121L);
    Random dice = new Random(seed);
    for (int n = 0; n < STATES / 10; n++) {
      check(random(dice), n);
    }
    System.err.println("planner: " + STATES / 10 + " random chains, seed " + seed);
  }

  /// One world, all laws.
  private static void check(PlanWorld world, long number) {
    Chain chain = world.chain();
    for (boolean isOverwriting : new boolean[] {false, true}) {
      PlanOutcome outcome = ChainPlanner.plan(chain, world.goal(), isOverwriting);
      try {
        reaches(world, isOverwriting, outcome);
        isDeterministic(world, isOverwriting, outcome);
        ttls(world, isOverwriting, outcome);
        if (number % 4 == 0) {
          isMonotone(world, isOverwriting, outcome);
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(world + " overwriting=" + isOverwriting + ": " + outcome, e);
      }
    }
    restores(world, chain);
  }

  private static void reaches(PlanWorld world, boolean isOverwriting, PlanOutcome outcome) {
    PlanOracle oracle = PlanOracle.of(world, isOverwriting);
    double now = PlanOracle.shares(world)[PlanWorld.GOOD];
    if (outcome instanceof PlanOutcome.Found(Plan plan)) {
      PlanWorld end = follow(world, plan, isOverwriting);
      double then = PlanOracle.shares(end)[PlanWorld.GOOD];
      assertThat(then).isLessThanOrEqualTo(oracle.best() + EXACT);
      assertThat(then > oracle.best() - EXACT || isHeldBack(world)).isTrue();
      assertThat(then > now + EXACT || PlanOracle.isThere(world)).isTrue();
      assertThat(plan.shape() == Plan.Shape.PARTIAL).isEqualTo(!oracle.isWhole());
      if (oracle.isWholeEverywhere() && !PlanOracle.isThere(world)) {
        assertThat(ChainPlanner.rest(end.chain(), world.goal())).isEmpty();
        assertThat(ChainPlanner.plan(end.chain(), world.goal(), isOverwriting))
            .isEqualTo(new PlanOutcome.AlreadyThere());
      }
    } else {
      assertThat(oracle.isWhole()).isEqualTo(PlanOracle.isThere(world));
      assertThat(oracle.best() < now + EXACT || isHeldBack(world)).isTrue();
      assertThat(outcome instanceof PlanOutcome.AlreadyThere).isEqualTo(PlanOracle.isThere(world));
    }
    if (outcome instanceof PlanOutcome.Foreign) {
      assertThat(PlanOracle.of(world, true).best()).isGreaterThan(now);
    }
    if (outcome instanceof PlanOutcome.NoWayOut(List<String> obstacles)) {
      assertThat(obstacles).isNotEmpty();
    }
  }

  /// A record that can't lead to the goal is pointed down only to what is whole: part of its users
  /// would get to ends where they were not before.
  private static boolean isHeldBack(PlanWorld world) {
    return !world.isNamed();
  }

  /// No step makes the share of any end but the goal larger, and each one writes only what may be
  /// written.
  private static PlanWorld follow(PlanWorld world, Plan plan, boolean isOverwriting) {
    assertThat(plan.steps()).isNotEmpty();
    PlanWorld next = world;
    for (Step step : plan.steps()) {
      isAllowed(next.chain(), step, isOverwriting);
      double[] before = PlanOracle.shares(next);
      next = next.after(step);
      double[] after = PlanOracle.shares(next);
      for (int end = 0; end < after.length; end++) {
        if (end != PlanWorld.GOOD) {
          assertThat(after[end])
              .as("%s by %s", next, step)
              .isLessThanOrEqualTo(before[end] + EXACT);
        }
      }
    }
    return next;
  }

  private static void isAllowed(Chain chain, Step step, boolean isOverwriting) {
    LinkFact fact = chain.links().get(step.link() - 1);
    ReplicaFact replica =
        fact.replicas().stream()
            .filter(r -> r.place().equals(step.place()))
            .findFirst()
            .orElseThrow();
    Observed.Holds holds = (Observed.Holds) replica.observed().orElseThrow();
    RecordData held = holds.set().data();
    assertThat(replica.isWritable()).isTrue();
    assertThat(step.isSilent()).isEqualTo(!replica.isAnswering());
    assertThat(step.change().expected()).isEqualTo(new Change.Expected.Data(held));
    assertThat(isOverwriting || chain.isOurs(fact, held)).isTrue();
    assertThat(chain.isOurs(fact, step.change().wanted().data())).isTrue();
    assertThat(step.change().wanted().ttl()).isLessThanOrEqualTo(holds.set().ttl());
    assertThat(step.change().wanted().ttl()).isLessThanOrEqualTo(fact.link().ttl());
  }

  /// Asked for, every TTL of ours that may be written is, and not one user moves otherwise than
  /// without.
  private static void ttls(PlanWorld world, boolean isOverwriting, PlanOutcome outcome) {
    Chain chain = world.chain();
    PlanOptions options = new PlanOptions(isOverwriting, true, true);
    PlanOutcome asked = ChainPlanner.plan(chain, world.goal(), options);
    List<Step> steps = asked instanceof PlanOutcome.Found(Plan plan) ? plan.steps() : List.of();
    List<Step> plain = outcome instanceof PlanOutcome.Found(Plan plan) ? plan.steps() : List.of();
    assertThat(steps.stream().filter(s -> !s.isTtlOnly())).containsExactlyElementsOf(plain);
    if (!steps.isEmpty()) {
      long ours = chain.links().stream().mapToLong(l -> ours(chain, l)).sum();
      long taken = plain.stream().filter(s -> !isOurs(chain, s)).count();
      assertThat(steps).hasSize((int) (ours + taken));
    }
  }

  private static long ours(Chain chain, LinkFact fact) {
    return fact.replicas().stream()
        .filter(r -> r.isWritable() && r.data().filter(d -> chain.isOurs(fact, d)).isPresent())
        .count();
  }

  private static boolean isOurs(Chain chain, Step step) {
    return step.change().expected() instanceof Change.Expected.Data(RecordData data)
        && chain.isOurs(chain.links().get(step.link() - 1), data);
  }

  /// The same facts in another order give the same plan.
  private static void isDeterministic(PlanWorld world, boolean isOverwriting, PlanOutcome outcome) {
    List<Replica> turned = new ArrayList<>(world.replicas());
    Collections.reverse(turned);
    PlanOutcome again = ChainPlanner.plan(world.with(turned).chain(), world.goal(), isOverwriting);
    assertThat(again).isEqualTo(outcome);
  }

  /// One more lever never loses a way out.
  private static void isMonotone(PlanWorld world, boolean isOverwriting, PlanOutcome outcome) {
    for (int i = 0; i < world.replicas().size(); i++) {
      if (!world.replicas().get(i).isWritable()) {
        List<Replica> more = new ArrayList<>(world.replicas());
        more.set(i, more.get(i).writable());
        PlanOutcome next = ChainPlanner.plan(world.with(more).chain(), world.goal(), isOverwriting);
        assertThat(rank(next))
            .as("%s with %s", next, more.get(i))
            .isGreaterThanOrEqualTo(rank(outcome));
      }
    }
  }

  private static int rank(PlanOutcome outcome) {
    return switch (outcome) {
      case PlanOutcome.AlreadyThere _ -> 3;
      case PlanOutcome.Found(Plan plan) -> plan.shape() == Plan.Shape.PARTIAL ? 2 : 3;
      case PlanOutcome.Foreign _ -> 1;
      case PlanOutcome.NoWayOut _ -> 0;
    };
  }

  /// Users stay where they are with every step, and an upper link waits for what was replaced
  /// below.
  private static void restores(PlanWorld world, Chain chain) {
    if (!(ChainPlanner.restore(chain) instanceof PlanOutcome.Found(Plan plan))) {
      return;
    }
    Effective.At before = (Effective.At) chain.effective();
    PlanWorld next = world;
    int link = plan.steps().getFirst().link();
    for (Step step : plan.steps()) {
      isAllowed(next.chain(), step, false);
      next = next.after(step);
      assertThat(next.chain().effective())
          .as("%s by %s", world, step)
          .isInstanceOfSatisfying(
              Effective.At.class, at -> assertThat(at.target()).isEqualTo(before.target()));
      assertThat(step.link()).isLessThanOrEqualTo(link);
      Duration wait = step.link() < link ? Duration.ofSeconds(300) : Duration.ZERO;
      assertThat(step.after()).isEqualTo(wait);
      link = step.link();
    }
    assertThat(ChainPlanner.restore(next.chain())).isNotInstanceOf(PlanOutcome.Found.class);
  }

  // Worlds.

  /// Every multiset of up to three replicas; what differs in nothing that matters is left out.
  private static List<List<Replica>> links(int accounts, boolean isLast) {
    List<Replica> kinds = kinds(isLast);
    List<List<Replica>> links = new ArrayList<>();
    for (int a = 0; a < kinds.size(); a++) {
      links.add(List.of(kinds.get(a)));
      for (int b = a; b < kinds.size() && accounts != 1; b++) {
        links.add(List.of(kinds.get(a), kinds.get(b)));
        for (int c = b; c < kinds.size(); c++) {
          links.add(List.of(kinds.get(a), kinds.get(b), kinds.get(c)));
        }
      }
    }
    return links;
  }

  /// One replica in all its states. Another target is another target, whatever its health; what
  /// holds nothing known can't be written, whatever its API does.
  private static List<Replica> kinds(boolean isLast) {
    List<Replica> kinds = new ArrayList<>();
    everyValue(value -> {
      boolean isKnown = value < PlanWorld.MISSING;
      for (int planes = 0; planes < (isKnown ? 4 : 2); planes++) {
        if (value != PlanWorld.OTHER && !(isLast && value == PlanWorld.NEXT)) {
          boolean isAnswering = (planes & 1) == 0;
          kinds.add(new Replica(0, 0, RecordType.CNAME, value, planes < 2, isAnswering));
        }
      }
    });
    return kinds;
  }

  private static void everyValue(Consumer<Integer> each) {
    for (int value = 0; value < PlanWorld.VALUES; value++) {
      each.accept(value);
    }
  }

  /// Numbers the replicas of each link; a link of two types has each account twice.
  private static PlanWorld world(
      List<List<Replica>> links, List<RecordType> types, boolean isNamed) {
    List<Replica> replicas = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      for (int a = 0; a < links.get(i).size(); a++) {
        RecordType type = i == links.size() - 1 ? types.getFirst() : RecordType.CNAME;
        replicas.add(links.get(i).get(a).as(i, a, type));
      }
    }
    return new PlanWorld(links.size(), types, isNamed, replicas);
  }

  private static PlanWorld random(Random dice) {
    int links = 1 + dice.nextInt(4);
    List<List<RecordType>> choices =
        List.of(
            List.of(RecordType.CNAME),
            List.of(RecordType.A),
            List.of(RecordType.A, RecordType.AAAA));
    List<RecordType> types = choices.get(dice.nextInt(3));
    boolean isNamed = types.contains(RecordType.CNAME) || dice.nextBoolean();
    List<Replica> replicas = new ArrayList<>();
    for (int link = 0; link < links; link++) {
      int accounts = 1 + dice.nextInt(types.size() == 2 || links == 4 ? 2 : 3);
      for (int account = 0; account < accounts; account++) {
        boolean isLast = link == links - 1;
        for (RecordType type : isLast ? types : List.of(RecordType.CNAME)) {
          replicas.add(replica(dice, link, account, type).with(value(dice, isLast, isNamed)));
        }
      }
    }
    return new PlanWorld(links, types, isNamed, replicas);
  }

  private static Replica replica(Random dice, int link, int account, RecordType type) {
    return new Replica(link, account, type, 0, dice.nextInt(3) > 0, dice.nextInt(4) > 0);
  }

  private static int value(Random dice, boolean isLast, boolean isNamed) {
    if (!isLast && dice.nextBoolean()) {
      return PlanWorld.NEXT;
    }
    int value = 1 + dice.nextInt(PlanWorld.VALUES - 1);
    return value == PlanWorld.GOOD && !isLast && !isNamed ? PlanWorld.BAD : value;
  }
}
