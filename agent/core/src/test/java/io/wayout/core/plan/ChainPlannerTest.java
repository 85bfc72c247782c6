// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.Domain;
import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Plan.Shape;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.RecordRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The goals of the chain planner, one by one.
class ChainPlannerTest {
  /// Each row: link 1, link 2, and the writes that lead to the standby.
  @ParameterizedTest
  @CsvSource({
    "next,                    primary,                  l2a=standby",
    "next,                    primary readonly,         l1a=standby",
    "next readonly,           primary,                  l2a=standby",
    "next readonly,           primary readonly,         none",
    "next,                    primary silent,           l1a=standby",
    "next silent,             primary,                  none",
    "next readonly,           primary silent,           none",
    "primary,                 primary,                  l1a=standby",
    "primary readonly,        primary,                  none",
    "primary,                 primary silent readonly,  l1a=standby",
    "primary,                 foreign,                  l1a=standby",
    "next,                    standby,                  there",
    "standby,                 primary,                  there",
    "standby,                 unread silent readonly,   there",
    "next,                    standby silent,           l1a=standby",
    "next readonly,           standby silent,           none",
    "next,                    unread silent readonly,   l1a=standby",
    "next,                    empty,                    l1a=standby",
    "next,                    foreign,                  l1a=standby",
    "next readonly,           foreign,                  foreign",
    "foreign,                 primary,                  foreign",
    "unread,                  primary,                  none",
    "new,                     primary,                  none",
    "empty,                   primary,                  none",
  })
  void twoLinks_writesTheDeepestThatHelps(String link1, String link2, String expected) {
    Chain chain = new ChainBuilder().link(link1).link(link2).build();

    assertThat(text(ChainPlanner.plan(chain, target("standby"), false))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "next,                  foreign,            l2a=standby",
    "next,                  foreign readonly,   l1a=standby",
    "foreign,               primary,            l1a=standby",
    "foreign readonly,      primary,            none",
  })
  void overwriteForeign_writesIt(String link1, String link2, String expected) {
    Chain chain = new ChainBuilder().link(link1).link(link2).build();

    assertThat(text(ChainPlanner.plan(chain, target("standby"), true))).isEqualTo(expected);
  }

  /// Each row: link 1, both accounts of link 2, and the writes that lead to the standby.
  @ParameterizedTest
  @CsvSource({
    "next,          primary,           primary,           l2a=standby l2b=standby",
    "next,          primary readonly,  primary,           l1a=standby",
    "next readonly, primary readonly,  primary,           l2b=standby",
    "next readonly, primary readonly,  primary readonly,  none",
    "next,          primary silent,    primary,           l2b=standby l2a=standby",
    "next,  primary silent readonly,   primary,           l1a=standby",
    "next readonly, primary readonly silent, primary,     l2b=standby",
    "next,          standby,           primary silent,    l2b=standby",
    "next readonly, primary silent,    primary,           l2b=standby l2a=standby",
    "next readonly, primary silent,    primary readonly,  none",
    "next,          standby silent,    standby,           there",
    "next,          standby silent,    standby silent,    l1a=standby",
    "next,          primary,           standby,           l2a=standby",
    "next,          primary readonly,  standby,           l1a=standby",
    "next,          primary,           standby readonly,  l2a=standby",
    "next readonly, primary readonly,  standby,           none",
    "next,          foreign,           primary,           l1a=standby",
    "next readonly, foreign,           primary,           l2b=standby",
    "next readonly, primary,           unread,            l2a=standby",
  })
  void mirroredLink_isWrittenWholeIfItCanBe(
      String link1, String first, String second, String expected) {
    Chain chain = new ChainBuilder().link(link1).link(first, second).build();

    assertThat(text(ChainPlanner.plan(chain, target("standby"), false))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "primary,          primary,                l1a=next",
    "primary,          standby,                l2a=primary l1a=next",
    "standby,          standby,                l1a=next",
    "primary,          standby readonly,       none",
    "primary readonly, standby,                none",
    "primary,          standby silent,         none",
    "primary,          unread,                 none",
    "primary,          empty,                  none",
    "primary,          foreign,                foreign",
    "next,             primary,                there",
    "next,             standby,                there",
  })
  void restore_putsTheLowerLinkRightFirst(String link1, String link2, String expected) {
    Chain chain = new ChainBuilder().link(link1).link(link2).build();

    assertThat(text(ChainPlanner.restore(chain))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "primary,          foreign,                l2a=primary l1a=next",
    "primary,          foreign readonly,       none",
    "primary,          standby,                l2a=primary l1a=next",
    "next,             foreign,                there",
  })
  void restoreOverAForeignValue_isDoneWhenAsked(String link1, String link2, String expected) {
    Chain chain = new ChainBuilder().link(link1).link(link2).build();
    PlanOptions options = PlanOptions.USUAL.overwriting();

    assertThat(text(ChainPlanner.restore(chain, options))).isEqualTo(expected);
  }

  @Test
  void restoreOfThreeLinks_goesFromBelow() {
    Chain chain = new ChainBuilder().link("primary").link("standby").link("standby").build();

    assertThat(text(ChainPlanner.restore(chain))).isEqualTo("l3a=primary l2a=next l1a=next");
  }

  @Test
  void shapes_sayWhatTheChainBecomes() {
    assertThat(plan(new ChainBuilder().link("next").link("primary")).shape())
        .isEqualTo(Shape.CANONICAL);
    assertThat(plan(new ChainBuilder().link("next").link("primary readonly")).shape())
        .isEqualTo(Shape.BYPASS);
    assertThat(plan(new ChainBuilder().link("primary readonly", "primary")).shape())
        .isEqualTo(Shape.PARTIAL);
  }

  @Test
  void aStep_carriesWhatItExpectsAndTheReferenceThatWasRead() {
    Chain chain = new ChainBuilder().link("primary").build();
    ReplicaFact old = chain.links().getFirst().replicas().getFirst();
    RecordRef ref = new RecordRef("record-4711");
    Chain known = chain(chain, old, new RecordSet(new Ttl(30), lb("primary")), ref);

    PlanOutcome outcome = ChainPlanner.plan(known, target("standby"), false);

    Change change =
        new Change(
            chain.domain().links().getFirst().keys().getFirst(),
            new Change.Expected.Data(lb("primary")),
            new RecordSet(new Ttl(30), lb("standby")),
            ref);
    assertThat(outcome)
        .isEqualTo(
            new PlanOutcome.Found(
                new Plan(
                    chain.domain().name(),
                    "primary",
                    "standby",
                    Shape.CANONICAL,
                    List.of(new Step(1, "l1a", change)),
                    "link 1 is the deepest on the path")));
  }

  /// I12
  @Test
  void ttl_isLoweredButNeverRaised() {
    Chain chain = new ChainBuilder().link("primary").build();
    ReplicaFact old = chain.links().getFirst().replicas().getFirst();
    Chain high = chain(chain, old, new RecordSet(new Ttl(600), lb("primary")), RecordRef.NONE);

    assertThat(ttl(ChainPlanner.plan(high, target("standby"), false))).isEqualTo(60);
  }

  /// Asked for, TTLs are also raised, after the move and at every record that is ours.
  @ParameterizedTest
  @CsvSource({
    "10,  standby, l1a=standby 60",
    "600, standby, l1a=standby 60",
    "10,  primary, l1a=primary 60",
    "600, primary, l1a=primary 60",
    "60,  primary, there",
  })
  void ttlsAsked_areWritten(int found, String target, String expected) {
    Chain chain = new ChainBuilder().link("primary").build();
    ReplicaFact old = chain.links().getFirst().replicas().getFirst();
    Chain other = chain(chain, old, new RecordSet(new Ttl(found), lb("primary")), RecordRef.NONE);

    PlanOutcome outcome =
        ChainPlanner.plan(other, target(target), new PlanOptions(false, true, true));

    String ttl = outcome instanceof PlanOutcome.Found ? " " + ttl(outcome) : "";
    assertThat(text(outcome) + ttl).isEqualTo(expected);
  }

  /// Link by link: what a move to the standby writes, and why not the others.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "next          | primary          | not written: it leads down to what is written"
            + "                            | written: shop-standby.lb.example at l2a",
        "next          | primary readonly | written: shop-standby.lb.example at l1a"
            + "           | not written: it can't be written: the API of l2a does not work",
        "next readonly | primary readonly"
            + " | not written: it can't be written: the API of l1a does not work"
            + " | not written: it can't be written: the API of l2a does not work",
        "next          | primary silent   | written: shop-standby.lb.example at l1a"
            + "           | not written: it is not answered by its name servers",
        "next silent   | primary          | not written: it is not answered by its name servers"
            + " | not written: it is behind link 1 (www.l1.example),"
            + " whose name servers don't answer",
        "primary       | primary          | written: shop-standby.lb.example at l1a"
            + "           | off the path: a change here moves nobody",
        "next readonly | foreign"
            + "          | not written: it can't be written: the API of l1a does not work"
            + " | not written: it holds www.elsewhere.example, which someone else put there",
        "standby       | standby          | written: www.l2.example at l1a"
            + "           | off the path: a change here moves nobody",
        "next          | standby          | not written: it leads there"
            + "           | not written: it leads there",
      })
  void links_areExplained(String link1, String link2, String first, String second) {
    Chain chain = new ChainBuilder().link(link1).link(link2).build();
    PlanOutcome plan = ChainPlanner.plan(chain, target("standby"), PlanOptions.USUAL);
    PlanOutcome outcome =
        plan instanceof PlanOutcome.AlreadyThere ? ChainPlanner.restore(chain) : plan;

    List<LinkVerdict> links =
        ChainPlanner.explain(chain, target("standby"), PlanOptions.USUAL, outcome);

    assertThat(links.stream().map(LinkVerdict::text)).containsExactly(first, second);
    assertThat(links.stream().map(LinkVerdict::isChosen))
        .containsExactly(first.startsWith("written"), second.startsWith("written"));
  }

  @Test
  void linkWrittenInPart_saysWhatWaits() {
    Chain chain = new ChainBuilder().link("primary readonly", "primary").build();
    PlanOutcome plan = ChainPlanner.plan(chain, target("standby"), PlanOptions.USUAL);

    LinkVerdict link =
        ChainPlanner.explain(chain, target("standby"), PlanOptions.USUAL, plan).getFirst();

    assertThat(link.text())
        .isEqualTo(
            "written: shop-standby.lb.example at l1b;"
                + " not whole: at l1a can't be written: the API of l1a does not work");
    assertThat(link.replicas().stream().map(LinkVerdict.ReplicaVerdict::isChosen))
        .containsExactly(false, true);
  }

  @Test
  void addressTarget_isNoReasonToCrash() {
    RecordData addresses = RecordData.of(RecordType.A, List.of("192.0.2.1"));
    Target odd = new Target("shop", "standby", "cloud", addresses, List.of());
    Chain chain = new ChainBuilder().link("next").link("primary").build();

    assertThat(ChainPlanner.plan(chain, odd, false)).isInstanceOf(PlanOutcome.NoWayOut.class);
  }

  @Test
  void noWayOut_namesEveryObstacle() {
    Chain chain = new ChainBuilder().link("next readonly").link("primary silent").build();

    PlanOutcome outcome = ChainPlanner.plan(chain, target("standby"), false);

    assertThat(outcome)
        .isEqualTo(
            new PlanOutcome.NoWayOut(
                List.of(
                    "link 2 (www.l2.example) is not answered by its name servers",
                    "link 1 (www.l1.example) can't be written: the API of l1a does not work")));
  }

  @Test
  void partialPlan_saysThatItIsOne() {
    Plan plan = plan(new ChainBuilder().link("primary readonly", "primary"));

    assertThat(plan.why()).contains("only in part", "the API of l1a does not work");
  }

  @Test
  void splitLink_leadsToBoth() {
    Chain chain = new ChainBuilder().link("next").link("primary", "standby").build();

    assertThat(chain.effective())
        .isEqualTo(new Effective.Split(2, splitText(), List.of("primary", "standby")));
  }

  private static String splitText() {
    return "l2a=" + lb("primary") + " l2b=" + lb("standby");
  }

  private static Chain chain(Chain chain, ReplicaFact old, RecordSet set, RecordRef ref) {
    Observed seen = new Observed.Holds(set, ref, Observed.Source.API, T0);
    ReplicaFact replica =
        new ReplicaFact(old.place(), old.vendor(), true, "", true, Optional.of(seen));
    LinkFact link = chain.links().getFirst();
    Domain domain = chain.domain();
    return new Chain(domain, List.of(new LinkFact(1, link.link(), List.of(replica))));
  }

  private static Plan plan(ChainBuilder builder) {
    return ((PlanOutcome.Found) ChainPlanner.plan(builder.build(), target("standby"), false))
        .plan();
  }

  private static int ttl(PlanOutcome outcome) {
    return ((PlanOutcome.Found) outcome)
        .plan()
        .steps()
        .getFirst()
        .change()
        .wanted()
        .ttl()
        .seconds();
  }

  private static String text(PlanOutcome outcome) {
    return switch (outcome) {
      case PlanOutcome.Found(Plan plan) ->
          String.join(" ", plan.steps().stream().map(ChainPlannerTest::text).toList());
      case PlanOutcome.AlreadyThere _ -> "there";
      case PlanOutcome.NoWayOut _ -> "none";
      case PlanOutcome.Foreign _ -> "foreign";
    };
  }

  private static String text(Step step) {
    RecordData data = step.change().wanted().data();
    String value =
        data.equals(lb("primary")) ? "primary" : data.equals(lb("standby")) ? "standby" : "next";
    boolean isNext = data.equals(cname(ChainBuilder.name(step.link())));
    assertThat(value.equals("next")).isEqualTo(isNext);
    return step.account() + "=" + value;
  }
}
