// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordData;
import io.wayout.provider.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The planner against an oracle that tries every single write: all chains of one or two links at
/// one or two accounts each, with every value and every state of the planes.
class ChainPlannerPropertyTest {
  private static final List<String> VALUES =
      List.of("primary", "standby", "next", "foreign", "empty", "unread");
  private static final List<String> PLANES =
      List.of("", " readonly", " silent", " readonly silent");
  private static final Target STANDBY = target("standby");

  @Test
  void whateverOneWriteCanReach_isFound() {
    everyChain(chain -> {
      PlanOutcome outcome = ChainPlanner.plan(chain, STANDBY, false);
      boolean isFound = outcome instanceof PlanOutcome.Found;
      boolean isForeign = chain.effective() instanceof Effective.Foreign;
      assertThat(outcome instanceof PlanOutcome.Foreign).as("%s", chain).isEqualTo(isForeign);
      if (!isForeign && !(outcome instanceof PlanOutcome.AlreadyThere)) {
        assertThat(isFound).as("%s gave %s", chain, outcome).isEqualTo(oracleReaches(chain));
      }
      if (outcome instanceof PlanOutcome.AlreadyThere) {
        assertThat(isResolvedTo(chain, STANDBY.records().getFirst())).as("%s", chain).isTrue();
      }
    });
  }

  @Test
  void stepsOfAMove_areOursAndLeadThere() {
    everyChain(chain -> {
      if (ChainPlanner.plan(chain, STANDBY, false) instanceof PlanOutcome.Found(Plan plan)) {
        assertThat(plan.steps()).isNotEmpty();
        plan.steps().forEach(step -> assertIsOurs(chain, step));
        Chain after = chain;
        for (Step step : plan.steps()) {
          after = apply(after, step);
        }
        boolean isPartial = plan.shape() == Plan.Shape.PARTIAL;
        boolean leadsThere = isPartial || isResolvedTo(after, STANDBY.records().getFirst());
        assertThat(leadsThere).as("%s by %s", chain, plan).isTrue();
        assertThat(ChainPlanner.plan(chain, STANDBY, false)).isEqualTo(new PlanOutcome.Found(plan));
      }
    });
  }

  /// Users are never led through a link before that link is right.
  @Test
  void stepsOfARestore_neverMoveUsers() {
    everyChain(chain -> {
      if (ChainPlanner.restore(chain) instanceof PlanOutcome.Found(Plan plan)) {
        Effective.At before = (Effective.At) chain.effective();
        Chain after = chain;
        for (Step step : plan.steps()) {
          assertIsOurs(after, step);
          after = apply(after, step);
          assertThat(ends(after)).as("%s by %s", chain, plan).containsOnly(before.target());
        }
        assertThat(after.effective())
            .isEqualTo(new Effective.At(before.target(), chain.links().size(), true));
        assertThat(ChainPlanner.restore(after)).isEqualTo(new PlanOutcome.AlreadyThere());
      }
    });
  }

  @Test
  void overwriteForeign_isFoundWhereTheOracleMayWriteItToo() {
    everyChain(chain -> {
      PlanOutcome outcome = ChainPlanner.plan(chain, STANDBY, true);
      assertThat(outcome).isNotInstanceOf(PlanOutcome.Foreign.class);
      if (!(outcome instanceof PlanOutcome.AlreadyThere)) {
        assertThat(outcome instanceof PlanOutcome.Found)
            .as("%s gave %s", chain, outcome)
            .isEqualTo(oracleReaches(chain));
      }
    });
  }

  private static void assertIsOurs(Chain chain, Step step) {
    LinkFact fact = chain.links().get(step.link() - 1);
    ReplicaFact replica =
        fact.replicas().stream()
            .filter(r -> r.account().equals(step.account()))
            .findFirst()
            .orElseThrow();
    Observed.Holds holds = (Observed.Holds) replica.observed().orElseThrow();
    assertThat(replica.isWritable()).as("%s", step).isTrue();
    assertThat(step.change().expected()).isEqualTo(new Change.Expected.Data(holds.set().data()));
    assertThat(chain.isOurs(fact, holds.set().data())).as("%s", step).isTrue();
    assertThat(chain.isOurs(fact, step.change().wanted().data())).as("%s", step).isTrue();
    assertThat(step.change().wanted().ttl()).isLessThanOrEqualTo(holds.set().ttl());
    assertThat(step.change().wanted().ttl()).isLessThanOrEqualTo(fact.link().ttl());
  }

  // The oracle: written from the goals, not from the planner.

  /// Is there a link, reached by all users, where a write would bring users to the standby?
  private static boolean oracleReaches(Chain chain) {
    for (int i = 0; i < chain.links().size(); i++) {
      LinkFact fact = chain.links().get(i);
      if (isReachedByAll(chain, i) && fact.replicas().stream().anyMatch(r -> isHelped(r))) {
        return true;
      }
    }
    return false;
  }

  /// Every link above is answered and points down to the next one, everywhere.
  private static boolean isReachedByAll(Chain chain, int link) {
    for (int i = 0; i < link; i++) {
      RecordData next = cname(ChainBuilder.name(i + 1));
      boolean isAnswered = chain.links().get(i).replicas().stream().anyMatch(r -> r.isAnswering());
      boolean isDown =
          chain.links().get(i).replicas().stream().allMatch(r -> data(r).equals(Optional.of(next)));
      if (!isAnswered || !isDown) {
        return false;
      }
    }
    return true;
  }

  /// Its servers give an answer that we know and can change, and it is not the right one yet.
  private static boolean isHelped(ReplicaFact replica) {
    return replica.isWritable()
        && replica.isAnswering()
        && data(replica).filter(d -> !d.equals(STANDBY.records().getFirst())).isPresent();
  }

  private static boolean isResolvedTo(Chain chain, RecordData wanted) {
    for (LinkFact fact : chain.links()) {
      if (fact.replicas().stream().noneMatch(r -> r.isAnswering())) {
        return false;
      }
      Set<Optional<RecordData>> all = new HashSet<>();
      fact.replicas().forEach(r -> all.add(data(r)));
      if (all.equals(Set.of(Optional.of(wanted)))) {
        return true;
      }
      if (!all.equals(Set.of(Optional.of(cname(ChainBuilder.name(fact.number())))))) {
        return false;
      }
    }
    return false;
  }

  /// Every end that some resolver may be led to; "nowhere" where a record is missing or not ours.
  private static Set<String> ends(Chain chain) {
    Set<String> ends = new HashSet<>();
    walk(chain, 0, ends);
    return ends;
  }

  private static void walk(Chain chain, int link, Set<String> ends) {
    for (ReplicaFact replica : chain.links().get(link).replicas()) {
      Optional<RecordData> data = data(replica);
      if (data.equals(Optional.of(cname(ChainBuilder.name(link + 1))))
          && link + 1 < chain.links().size()) {
        walk(chain, link + 1, ends);
      } else {
        ends.add(
            chain.domain().targets().stream()
                .filter(t -> data.filter(t::isAt).isPresent())
                .map(Target::name)
                .findFirst()
                .orElse("nowhere"));
      }
    }
  }

  private static Optional<RecordData> data(ReplicaFact replica) {
    return replica.observed().orElse(null) instanceof Observed.Holds h
        ? Optional.of(h.set().data())
        : Optional.empty();
  }

  private static Chain apply(Chain chain, Step step) {
    List<LinkFact> links = new ArrayList<>();
    for (LinkFact fact : chain.links()) {
      List<ReplicaFact> replicas = new ArrayList<>();
      for (ReplicaFact r : fact.replicas()) {
        boolean isHere = fact.number() == step.link() && r.account().equals(step.account());
        replicas.add(isHere ? written(r, step) : r);
      }
      links.add(new LinkFact(fact.number(), fact.link(), replicas));
    }
    return new Chain(chain.domain(), links);
  }

  private static ReplicaFact written(ReplicaFact r, Step step) {
    Observed.Holds old = (Observed.Holds) r.observed().orElseThrow();
    Observed now =
        new Observed.Holds(
            step.change().wanted(), old.ref(), old.source(), old.at().plusSeconds(1));
    return new ReplicaFact(
        r.place(), r.vendor(), r.isWritable(), r.obstacle(), r.isAnswering(), Optional.of(now));
  }

  private static void everyChain(Consumer<Chain> law) {
    List<String> words = new ArrayList<>();
    VALUES.forEach(value -> PLANES.forEach(planes -> words.add(value + planes)));
    List<String> last = words.stream().filter(w -> !w.startsWith("next")).toList();
    for (String b : last) {
      law.accept(new ChainBuilder().link(b).build());
      for (String c : last) {
        law.accept(new ChainBuilder().link(b, c).build());
        for (String a : words) {
          law.accept(new ChainBuilder().link(a).link(b, c).build());
        }
      }
      for (String a : words) {
        law.accept(new ChainBuilder().link(a).link(b).build());
        for (String other : words) {
          law.accept(new ChainBuilder().link(a, other).link(b).build());
        }
      }
    }
  }
}
