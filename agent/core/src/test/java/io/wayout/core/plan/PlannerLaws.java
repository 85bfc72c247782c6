// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.Observed;
import io.wayout.core.plan.PlanWorld.Replica;
import io.wayout.dns.RecordData;
import io.wayout.provider.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What must hold of the planner in every world, checked against [PlanOracle].
final class PlannerLaws {
  private static final double EXACT = 1e-7;

  private PlannerLaws() {}

  /// One world, all laws.
  static void check(PlanWorld world, long number) {
    Chain chain = world.chain();
    for (boolean isOverwriting : new boolean[] {false, true}) {
      PlanOutcome outcome = ChainPlanner.plan(chain, world.goal(), isOverwriting);
      try {
        reaches(world, isOverwriting, outcome);
        isDeterministic(world, isOverwriting, outcome);
        if (number % 4 == 1) {
          ttls(world, isOverwriting, outcome);
          isExplained(world, isOverwriting, outcome);
        }
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
    int goal = PlanWorld.TARGETS.indexOf(before.target()) + 1;
    Caches caches = new Caches(world);
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
      caches.written(next, !wait.isZero());
      assertThat(caches.ends()).as("%s by %s", world, step).containsExactly(goal);
      link = step.link();
    }
    assertThat(ChainPlanner.restore(next.chain())).isNotInstanceOf(PlanOutcome.Found.class);
  }

  /// Every link is told of: which one is written, and of each other one on the path what keeps it.
  private static void isExplained(PlanWorld world, boolean isOverwriting, PlanOutcome outcome) {
    Chain chain = world.chain();
    PlanOptions options = new PlanOptions(isOverwriting, true, false);
    List<Integer> written =
        outcome instanceof PlanOutcome.Found(Plan plan)
            ? plan.steps().stream().map(Step::link).distinct().sorted().toList()
            : List.of();
    List<LinkVerdict> links = ChainPlanner.explain(chain, world.goal(), options, outcome);
    assertThat(links).hasSize(world.links());
    assertThat(links.stream().filter(LinkVerdict::isChosen).map(LinkVerdict::link))
        .containsExactlyElementsOf(written);
    for (LinkVerdict link : links) {
      assertThat(link.text()).startsWith(start(link));
      boolean isStuck =
          outcome instanceof PlanOutcome.NoWayOut || outcome instanceof PlanOutcome.Foreign;
      if (isStuck) {
        assertThat(link.text()).doesNotContain("what is written");
      }
    }
    if (outcome instanceof PlanOutcome.NoWayOut(List<String> obstacles)) {
      long blocked = links.stream().filter(l -> isBlocked(l)).count();
      assertThat(blocked).isPositive().isLessThanOrEqualTo(obstacles.size());
    }
  }

  private static boolean isBlocked(LinkVerdict link) {
    return link.isOnPath() && !link.text().equals("not written: it leads there");
  }

  private static String start(LinkVerdict link) {
    return link.isChosen() ? "written: " : link.isOnPath() ? "not written: " : "off the path";
  }

  /// What resolvers may hold while a chain is written: each value that was served within its TTL.
  private static final class Caches {
    private final List<Set<Integer>> held = new ArrayList<>();
    private PlanWorld world;

    Caches(PlanWorld world) {
      this.world = world;
      world.replicas().forEach(r -> held.add(new TreeSet<>(List.of(r.value()))));
    }

    /// @param isDrained a TTL went by before: only what was served then is left
    void written(PlanWorld next, boolean isDrained) {
      for (int i = 0; i < held.size(); i++) {
        if (isDrained) {
          held.get(i).retainAll(List.of(world.replicas().get(i).value()));
        }
        held.get(i).add(next.replicas().get(i).value());
      }
      world = next;
    }

    /// Where any mixture of old and new answers leads.
    Set<Integer> ends() {
      return ends(0);
    }

    /// Where all accounts are silent, the chain is told by what they hold.
    private Set<Integer> ends(int link) {
      boolean isSilent =
          world.replicas().stream().noneMatch(r -> r.link() == link && r.isAnswering());
      Set<Integer> ends = new TreeSet<>();
      for (int i = 0; i < held.size(); i++) {
        Replica r = world.replicas().get(i);
        if (r.link() == link && (isSilent || r.isAnswering())) {
          for (int value : held.get(i)) {
            ends.addAll(value == PlanWorld.NEXT ? ends(link + 1) : Set.of(value));
          }
        }
      }
      return ends;
    }
  }
}
