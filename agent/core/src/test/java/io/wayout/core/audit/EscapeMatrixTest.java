// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.domain;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.link;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.facts.TimeToSwitch;
import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.model.Dependency;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.model.Watch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The escape matrix of known worlds, every cell written down by hand.
class EscapeMatrixTest {
  private static final Home HOME = new Home("self-hosted", List.of());

  /// `www` at alibaba, `hatch` at cloudflare, primary at alibaba, standby at tencent.
  private static final Map<String, String> VENDORS = Map.of("ali", "alibaba", "cf", "cloudflare");

  @Test
  void twoLinksAtTwoVendors_leaveNoSingleVendorStuckButForTheTopName() {
    assertThat(singles(shop(), HOME))
        .containsExactlyInAnyOrder(
            "alibaba control: unaffected",
            "alibaba data: stuck",
            "alibaba targets: moves by [2] to standby",
            "alibaba everything: stuck",
            "cloudflare control: could move by [1] to standby",
            "cloudflare data: moves by [1] to primary",
            "cloudflare targets: unaffected",
            "cloudflare everything: moves by [1] to primary",
            "tencent control: unaffected",
            "tencent data: unaffected",
            "tencent targets: unaffected",
            "tencent everything: unaffected",
            "self-hosted control: unaffected",
            "self-hosted data: unaffected",
            "self-hosted targets: unaffected",
            "self-hosted everything: unaffected");
  }

  @Test
  void oneLinkMirrored_survivesItsFirstVendor() {
    Domain mirrored = domain(WWW, AUTO, List.of(link(WWW, "ali", "cf")), targets());

    assertThat(singles(mirrored, HOME))
        .contains(
            "alibaba data: unaffected",
            "alibaba control: could split by [1] to standby",
            "cloudflare control: could split by [1] to standby",
            "alibaba targets: moves by [1] to standby");
  }

  @Test
  void pairOfVendors_isPlayedTogether() {
    assertThat(pairs(shop()))
        .contains(
            "alibaba control + cloudflare control: could not move",
            "alibaba targets + cloudflare control: moves by [1] to standby",
            "alibaba targets + tencent targets: stuck",
            "alibaba control + tencent targets: unaffected");
  }

  @Test
  void c12_agentAtTheLostVendor_movesNobody() {
    assertThat(singles(shop(), new Home("cloudflare", List.of())))
        .contains("cloudflare everything: stuck", "cloudflare data: moves by [1] to primary");
  }

  @Test
  void dependencies_areNotedWhereTheirVendorIsGone() {
    Domain plain = shop();
    Domain needy =
        new Domain(
            plain.name(),
            plain.targets(),
            plain.links(),
            plain.policy(),
            plain.tags(),
            List.of(new Dependency("registrar", "tencent")));
    Home home = new Home("self-hosted", List.of(new Dependency("alarm", "tencent")));

    List<String> notes =
        cells(matrix(needy, home, false))
            .filter(c -> c.outage().equals(Outage.of("tencent", Plane.EVERYTHING)))
            .flatMap(c -> c.notes().stream())
            .toList();

    assertThat(notes)
        .containsExactly(
            "its registrar at tencent is gone, too", "the agent's alarm at tencent is gone, too");
  }

  @Test
  void bound_isThatOfTheRecordThatIsWritten() {
    Cell cell =
        cells(matrix(shop(), HOME, false))
            .filter(c -> c.outage().equals(Outage.of("alibaba", Plane.TARGETS)))
            .findFirst()
            .orElseThrow();
    State state = Assumed.world(world(shop()), T0);

    assertThat(cell.fate())
        .isInstanceOfSatisfying(
            Fate.Moves.class,
            moves -> assertThat(moves.within()).isEqualTo(TimeToSwitch.of(state, shop()).total()));
  }

  private static List<String> singles(Domain domain, Home home) {
    return texts(matrix(domain, home, false));
  }

  private static List<String> pairs(Domain domain) {
    return texts(matrix(domain, HOME, true));
  }

  private static EscapeMatrix matrix(Domain domain, Home home, boolean withPairs) {
    State state = Assumed.world(world(domain), T0);
    return EscapeMatrix.of(state, home, List.of(domain), withPairs, T0);
  }

  private static Stream<Cell> cells(EscapeMatrix matrix) {
    return matrix.rows().stream().flatMap(row -> row.cells().stream());
  }

  private static List<String> texts(EscapeMatrix matrix) {
    return cells(matrix).map(c -> c.outage() + ": " + text(c.fate())).collect(Collectors.toList());
  }

  private static String text(Fate fate) {
    return switch (fate) {
      case Fate.Unaffected _ -> "unaffected";
      case Fate.Moves m ->
          (m.isQuestion() ? "could move" : "moves") + " by " + m.links() + " to " + m.target();
      case Fate.Split s ->
          (s.isQuestion() ? "could split" : "splits") + " by " + s.links() + " to " + s.target();
      case Fate.Stuck s -> s.isQuestion() ? "could not move" : "stuck";
      case Fate.NotKnown n -> n.text();
    };
  }

  private static Domain shop() {
    List<Link> links = List.of(link(WWW, "ali"), link(HATCH, "cf"));
    return domain(WWW, AUTO, links, targets());
  }

  private static List<Target> targets() {
    return List.of(target("primary", "alibaba"), target("standby", "tencent"));
  }

  private static Target target(String name, String vendor) {
    return new Target("shop", name, vendor, lb(name), List.of(checkOf(name)));
  }

  private static Topology world(Domain domain) {
    Topology plain = topology(domain);
    TreeMap<String, Account> accounts = new TreeMap<>();
    plain
        .accounts()
        .forEach((name, a) ->
            accounts.put(
                name,
                new Account(
                    name,
                    a.provider(),
                    VENDORS.getOrDefault(name, name),
                    a.capabilities(),
                    a.zones())));
    return new Topology(
        plain.version(),
        accounts,
        plain.checks(),
        plain.witnesses(),
        plain.domains(),
        plain.safety(),
        Watch.usual());
  }
}
