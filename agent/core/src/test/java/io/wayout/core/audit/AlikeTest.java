// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.domain;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.link;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.facts.Facts;
import io.wayout.core.facts.TimeToSwitch;
import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import io.wayout.core.plan.ChainPlanner;
import io.wayout.core.plan.PlanOutcome;
import io.wayout.core.plan.Step;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Domains alike share a row, and every cell says what the planner does.
///
/// An account's name is its vendor here.
class AlikeTest {
  private static final Home HOME = new Home("self-hosted", List.of());
  private static final int WORLDS = Integer.getInteger("wayout.seeds", 100);

  @Test
  void domainsOfOneShape_shareARow() {
    Topology topology = world(shop("a"), shop("b"), oneLink("c"));

    EscapeMatrix matrix = matrix(topology, HOME);

    assertThat(matrix.rows())
        .extracting(Row::domains)
        .containsExactly(names("a.shop.example", "b.shop.example"), names("c.shop.example"));
  }

  @Test
  void coordinationGone_isStuck() {
    Home home = new Home("self-hosted", List.of(new Dependency("coordination", "aws")));
    assertThat(matrix(world(shop("a")), home).rows().getFirst().stuck())
        .extracting(c -> c.outage().toString())
        .contains("aws everything + cf everything")
        .doesNotContain("cf everything");
  }

  @Test
  void boundBeyondTheObjective_namesTheRecordAndTheValue() {
    Domain domain = shop("a");
    TimeToSwitch bound = TimeToSwitch.of(Assumed.world(world(domain), T0), domain);

    assertThat(bound.remedy(bound.total())).isEmpty();
    assertThat(bound.remedy(bound.total().minusSeconds(20)))
        .contains(
            "lower the TTL of "
                + bound.slowest()
                + " to "
                + bound.ttl().minusSeconds(20).toSeconds()
                + " s or less");
    assertThat(bound.remedy(Duration.ofSeconds(1)).orElseThrow()).contains("begin with");
  }

  private static EscapeMatrix matrix(Topology topology, Home home) {
    List<Domain> all = List.copyOf(topology.domains().values());
    return EscapeMatrix.of(Assumed.world(topology, T0), home, all, true, T0);
  }

  /// Whatever a cell says, the planner on the same facts says, too (I40).
  @Test
  void movesAndStuck_agreeWithThePlannerInRandomWorlds() {
    for (int seed = 0; seed < WORLDS; seed++) {
      Domain domain = random(new Random(seed));
      State state = Assumed.world(world(domain), T0);
      Home nowhere = new Home("", List.of());
      EscapeMatrix matrix = EscapeMatrix.of(state, nowhere, List.of(domain), true, T0);
      for (Cell cell : matrix.rows().getFirst().cells()) {
        assertThat(said(cell.fate()))
            .as("seed %d, %s of %s", seed, cell.outage(), domain)
            .isEqualTo(planned(state, domain, cell));
      }
    }
  }

  private static String said(Fate fate) {
    return switch (fate) {
      case Fate.Moves m -> m.links() + " to " + m.target();
      case Fate.Split s -> s.links() + " to " + s.target();
      case Fate.Stuck _ -> "stuck";
      case Fate.Unaffected _, Fate.NotKnown _ -> "quiet";
    };
  }

  private static String planned(State state, Domain domain, Cell cell) {
    if (said(cell.fate()).equals("quiet")) {
      return "quiet";
    }
    var then = cell.outage().applied(Facts.chain(state, domain, T0));
    boolean isAway =
        switch (cell.fate()) {
          case Fate.Moves m -> m.isQuestion();
          case Fate.Split s -> s.isQuestion();
          case Fate.Stuck s -> s.isQuestion();
          case Fate.Unaffected _, Fate.NotKnown _ -> false;
        };
    boolean mustLeave = isAway || cell.outage().takes(domain.preferred());
    Optional<Target> to =
        domain.targets().stream()
            .filter(t -> !cell.outage().takes(t))
            .filter(t -> !(mustLeave && t.equals(domain.preferred())))
            .findFirst();
    if (to.isEmpty()
        || !(ChainPlanner.plan(then, to.get(), false) instanceof PlanOutcome.Found(var plan))) {
      return "stuck";
    }
    SortedSet<Integer> links = new TreeSet<>();
    plan.steps().stream().map(Step::link).forEach(links::add);
    return links + " to " + to.get().name();
  }

  private static Domain random(Random dice) {
    List<String> accounts = List.of("ali", "cf", "aws");
    DnsName top = DnsName.of("www.shop.example");
    List<Link> links = new ArrayList<>();
    for (int i = 0; i <= dice.nextInt(3); i++) {
      String one = accounts.get(dice.nextInt(3));
      String other = accounts.get(dice.nextInt(3));
      DnsName name = i == 0 ? top : DnsName.of("l" + i + ".hatch.example");
      links.add(one.equals(other) ? link(name, one) : link(name, one, other));
    }
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i <= dice.nextInt(3); i++) {
      targets.add(target("t" + i, accounts.get(dice.nextInt(3))));
    }
    return domain(top, AUTO, links, targets);
  }

  private static Domain shop(String label) {
    DnsName top = DnsName.of(label + ".shop.example");
    DnsName below = DnsName.of(label + ".hatch.example");
    return domain(top, AUTO, List.of(link(top, "ali"), link(below, "cf")), targets());
  }

  private static Domain oneLink(String label) {
    DnsName top = DnsName.of(label + ".shop.example");
    return domain(top, AUTO, List.of(link(top, "ali")), targets());
  }

  private static List<Target> targets() {
    return List.of(target("primary", "huawei"), target("standby", "tencent"));
  }

  private static Target target(String name, String vendor) {
    return new Target("shop", name, vendor, lb(name), List.of(checkOf(name)));
  }

  private static List<DnsName> names(String... names) {
    return Stream.of(names).map(DnsName::of).toList();
  }

  private static Topology world(Domain... domains) {
    Topology all = topology(domains);
    TreeMap<String, Account> accounts = new TreeMap<>();
    for (Account a : all.accounts().values()) {
      accounts.put(
          a.name(), new Account(a.name(), a.provider(), a.name(), a.capabilities(), a.zones()));
    }
    return new Topology(
        all.version(),
        accounts,
        all.checks(),
        all.witnesses(),
        all.domains(),
        all.safety(),
        Watch.usual());
  }
}
