// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.FAIL;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.PASS;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.checkOf;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.domain;
import static io.wayout.core.Fixtures.holds;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.link;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.target;
import static io.wayout.core.Fixtures.topology;
import static io.wayout.core.audit.finding.FindingCode.ACCOUNT_DOWN;
import static io.wayout.core.audit.finding.FindingCode.AGENT_AT_VENDOR;
import static io.wayout.core.audit.finding.FindingCode.ALARMS_AT_VENDORS;
import static io.wayout.core.audit.finding.FindingCode.ALARMS_SHARE_VENDOR;
import static io.wayout.core.audit.finding.FindingCode.CERTIFICATE_ENDS;
import static io.wayout.core.audit.finding.FindingCode.CREDENTIALS_END;
import static io.wayout.core.audit.finding.FindingCode.DELEGATED_ELSEWHERE;
import static io.wayout.core.audit.finding.FindingCode.DELEGATED_PARTLY;
import static io.wayout.core.audit.finding.FindingCode.FOREIGN_VALUE;
import static io.wayout.core.audit.finding.FindingCode.MIRROR_DIFFERS;
import static io.wayout.core.audit.finding.FindingCode.NOT_CANONICAL;
import static io.wayout.core.audit.finding.FindingCode.NOT_READ;
import static io.wayout.core.audit.finding.FindingCode.NO_RECORD;
import static io.wayout.core.audit.finding.FindingCode.ONE_LINK;
import static io.wayout.core.audit.finding.FindingCode.ONE_TARGET;
import static io.wayout.core.audit.finding.FindingCode.ONE_VENDOR_LINKS;
import static io.wayout.core.audit.finding.FindingCode.ONE_VENDOR_TARGETS;
import static io.wayout.core.audit.finding.FindingCode.SHALLOW_CHECK;
import static io.wayout.core.audit.finding.FindingCode.STANDBY_CERTIFICATE;
import static io.wayout.core.audit.finding.FindingCode.STANDBY_NOT_UP;
import static io.wayout.core.audit.finding.FindingCode.TARGET_DANGLING;
import static io.wayout.core.audit.finding.FindingCode.TOO_POWERFUL;
import static io.wayout.core.audit.finding.FindingCode.TTL_BELOW_FLOOR;
import static io.wayout.core.audit.finding.FindingCode.TTL_BREAKS_RTO;
import static io.wayout.core.audit.finding.FindingCode.TTL_FOUND_HIGHER;
import static io.wayout.core.audit.finding.FindingCode.TTL_HIGH;
import static io.wayout.core.audit.finding.FindingCode.WRITE_REFUSED;
import static io.wayout.core.audit.finding.FindingCode.ZONE_AT_RISK;
import static io.wayout.core.audit.finding.FindingCode.ZONE_SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wayout.core.audit.finding.Survey.Handshake;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.core.fold.Rejection;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Observed;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.core.plane.ControlPlane;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.Ttl;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Each rule: what calls for it, and that a world in order calls for none.
class FindingsTest {
  private static final LinkAccount LINK1 = at(WWW, "ali");
  private static final LinkAccount LINK2 = at(HATCH, "cf");
  private static final DnsName ZONE = DnsName.of("hatch.example");

  @Test
  void worldInOrder_hasOnlyShallowChecks() {
    assertThat(codes(live(world()))).containsOnly(SHALLOW_CHECK);
    assertThat(codes(Findings.offline(State.initial(topology(shop(AUTO)), T0), "self-hosted")))
        .containsOnly(SHALLOW_CHECK);
  }

  @Test
  void ttl_isJudgedFromBothSides() {
    assertThat(offline(domain(WWW, AUTO, List.of(slow(301), link(HATCH, "cf")))))
        .contains(TTL_HIGH);
    assertThat(offline(domain(WWW, AUTO, List.of(slow(300), link(HATCH, "cf")))))
        .doesNotContain(TTL_HIGH, TTL_BELOW_FLOOR);
    assertThat(offline(domain(WWW, AUTO, List.of(slow(0), link(HATCH, "cf")))))
        .contains(TTL_BELOW_FLOOR);
  }

  @Test
  void leversAndPlaces_mustBeAtTwoVendors() {
    List<Link> oneVendor = List.of(link(WWW, "ali"), link(HATCH, "ali"));
    assertThat(offline(domain(WWW, AUTO, oneVendor))).contains(ONE_VENDOR_LINKS);
    assertThat(offline(domain(WWW, AUTO, List.of(link(WWW, "ali"))))).contains(ONE_LINK);
    assertThat(offline(withTargets(target("primary")))).contains(ONE_TARGET);
    Target twin = new Target("shop", "twin", "cloud-primary", lb("twin"), List.of(checkOf("twin")));
    assertThat(offline(withTargets(target("primary"), twin))).contains(ONE_VENDOR_TARGETS);
  }

  @Test
  void c12_agentAtAVendorThatItMustLeave_isTold() {
    assertThat(codes(Findings.offline(State.initial(topology(shop(AUTO)), T0), "cloud-primary")))
        .contains(AGENT_AT_VENDOR);
  }

  @Test
  void i84_channelsThatFallSilentTogether_areTold() {
    State state = State.initial(topology(shop(AUTO)), T0);
    AlarmChannel ding = new AlarmChannel("ding", List.of("alibaba"));
    AlarmChannel mail = new AlarmChannel("mail", List.of("self-hosted", "alibaba"));
    AlarmChannel cloud = new AlarmChannel("cloud", List.of("cloud-primary"));

    assertThat(codes(Findings.offline(state, "self-hosted", List.of(ding, mail))))
        .contains(ALARMS_SHARE_VENDOR);
    assertThat(codes(Findings.offline(state, "self-hosted", List.of(ding, cloud))))
        .doesNotContain(ALARMS_SHARE_VENDOR);
    assertThat(codes(Findings.offline(state, "self-hosted", List.of(cloud))))
        .contains(ALARMS_AT_VENDORS);
    assertThat(codes(Findings.offline(state, "self-hosted", List.of(cloud, mail))))
        .doesNotContain(ALARMS_AT_VENDORS);
  }

  @Test
  void chain_isJudgedByWhereItLeads() {
    assertThat(codes(live(world(LINK1, lb("primary"))))).contains(NOT_CANONICAL);
    assertThat(codes(live(world(LINK2, cname(DnsName.of("elsewhere.example"))))))
        .contains(FOREIGN_VALUE);
    assertThat(codes(live(world(LINK2, new Observed.Empty(Observed.Source.API, T0)))))
        .contains(NO_RECORD);
    assertThat(codes(live(world(LINK2, new Observed.Unread("refused", T0))))).contains(NOT_READ);
    assertThat(codes(live(world(LINK2, holds(lb("primary"), 61, T0)))))
        .containsOnly(SHALLOW_CHECK, TTL_FOUND_HIGHER);
  }

  @Test
  void mirrorOutOfStep_isTold() {
    Domain mirrored = domain(WWW, AUTO, List.of(link(WWW, "ali"), link(HATCH, "cf", "r53")));
    State state = world(mirrored);
    state = holding(state, LINK2, holds(lb("primary"), 60, T0));
    state = holding(state, at(HATCH, "r53"), holds(lb("standby"), 60, T0));

    assertThat(codes(live(state))).contains(MIRROR_DIFFERS);
  }

  @Test
  void planesThatAreDown_areTold() {
    PlaneHealth lost = PlaneHealth.unknown(T0).lost("refused", T0);
    ControlPlane control = ControlPlane.unknown(T0).lost("refused", T0);
    State state = world();
    state = state.withControlPlanes(state.controlPlanes().plus("cf", control));
    state = state.withDataPlanes(state.dataPlanes().plus(LINK1, lost));
    Rejection rejection = new Rejection("the record is locked", T0.plusSeconds(1));
    state = state.withRejections(state.rejections().plus(LINK2, rejection));

    assertThat(codes(live(state))).contains(ACCOUNT_DOWN, ZONE_SILENT, WRITE_REFUSED);
    assertThat(Findings.live(state, Survey.none(), "", T0.plusSeconds(1)))
        .extracting(Finding::code)
        .doesNotContain(WRITE_REFUSED);
  }

  @Test
  void standbyThatIsNotUp_isTold() {
    State state = world();
    CheckHealth down =
        CheckHealth.unknown(T0)
            .observe(state.topology().check(checkOf("standby")).timing(), FAIL, T0);

    assertThat(codes(live(state.withChecks(state.checks().plus(checkOf("standby"), down)))))
        .contains(STANDBY_NOT_UP);
  }

  @Test
  void slowDomain_breaksItsObjective() {
    State state = world(domain(WWW, AUTO, List.of(slow(300), link(HATCH, "cf"))));

    assertThat(codes(live(state))).contains(TTL_BREAKS_RTO);
  }

  @Test
  void certificate_mustBeValidForTheBusinessNameAndLast() {
    Handshake standby = new Handshake("shop/standby", WWW);
    ProbeResult wrong = new ProbeResult.Fail("no name matching www.shop.example found");
    ProbeResult ending =
        new ProbeResult.Pass(Duration.ZERO, "", Optional.of(T0.plus(Duration.ofDays(13))));

    assertThat(surveyed(certificates(standby, wrong))).contains(STANDBY_CERTIFICATE);
    assertThat(surveyed(certificates(standby, ending))).contains(CERTIFICATE_ENDS);
    assertThat(surveyed(certificates(standby, PASS))).containsOnly(SHALLOW_CHECK);
  }

  @Test
  void targetThatDoesNotResolve_isDangling() {
    DnsName name = DnsName.of("shop-standby.lb.example");
    Survey gone = new Survey(Map.of(), Map.of(), Map.of(), Map.of(name, false));
    Survey there = new Survey(Map.of(), Map.of(), Map.of(), Map.of(name, true));

    assertThat(surveyed(gone)).contains(TARGET_DANGLING);
    assertThat(surveyed(there)).doesNotContain(TARGET_DANGLING);
  }

  @Test
  void delegation_mustNameTheAccountsServers() {
    assertThat(surveyed(delegated("ns1.cf.example", "ns2.cf.example"))).containsOnly(SHALLOW_CHECK);
    assertThat(surveyed(delegated("ns1.cf.example", "ns1.other.example")))
        .contains(DELEGATED_PARTLY);
    assertThat(surveyed(delegated("ns1.other.example"))).contains(DELEGATED_ELSEWHERE);
    Survey mirrored =
        delegated("ns1.cf.example", "ns2.cf.example", "ns1.r53.example", "ns2.r53.example");
    assertThat(surveyed(mirrored)).containsOnly(SHALLOW_CHECK);
  }

  @Test
  void zoneOfAPlanThatDropsIt_isAtRiskUnlessDelegatedWhole() {
    assertThat(surveyed(dropping("ns1.cf.example", "ns2.cf.example"))).doesNotContain(ZONE_AT_RISK);
    assertThat(surveyed(dropping("ns1.cf.example", "ns2.cf.example", "ns1.r53.example")))
        .contains(ZONE_AT_RISK);
  }

  @Test
  void credentialsThatEndOrMayDoTooMuch_areTold() {
    Survey survey =
        new Survey(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of(
                "cf",
                List.of(
                    new Concern(Concern.Kind.CREDENTIALS_END, Optional.empty(), "ends tomorrow"),
                    new Concern(Concern.Kind.TOO_POWERFUL, Optional.empty(), "may make tokens"))));

    assertThat(Findings.live(world(), survey, "self-hosted", T0))
        .filteredOn(f -> f.subject().name().equals("cf"))
        .extracting(Finding::code, Finding::text)
        .contains(tuple(CREDENTIALS_END, "ends tomorrow"), tuple(TOO_POWERFUL, "may make tokens"));
  }

  @Test
  void plansThatEndOrAreSlow_areToldOfTheirZones() {
    Survey survey =
        new Survey(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of(
                "cf",
                List.of(
                    new Concern(Concern.Kind.SLOW_TTL, Optional.of(ZONE), "600 s"),
                    new Concern(Concern.Kind.PLAN_ENDS, Optional.of(ZONE), "ends soon"),
                    new Concern(Concern.Kind.SHARED_FATE, Optional.empty(), "proxied"))));

    assertThat(Findings.live(world(), survey, "self-hosted", T0))
        .extracting(Finding::code, f -> f.subject().name(), Finding::text)
        .contains(
            tuple(FindingCode.SLOW_TTL, new ZoneAt(ZONE, "cf").toString(), "600 s"),
            tuple(FindingCode.PLAN_ENDS, new ZoneAt(ZONE, "cf").toString(), "ends soon"),
            tuple(FindingCode.SHARED_FATE, "cf", "proxied"));
  }

  @Test
  void worst_comesFirst() {
    State state = world(LINK2, cname(DnsName.of("elsewhere.example")));

    assertThat(live(state)).isSorted();
    assertThat(live(state).getFirst().level()).isEqualTo(Finding.Level.ERROR);
  }

  private static Survey delegated(String... hosts) {
    SortedSet<String> delegated = new TreeSet<>(List.of(hosts));
    NameServersOutcome declared =
        new NameServersOutcome.Known(
            List.of(new NameServer("ns1.cf.example", 53), new NameServer("NS2.cf.example", 53)));
    return new Survey(
        Map.of(ZONE, delegated), Map.of(new ZoneAt(ZONE, "cf"), declared), Map.of(), Map.of());
  }

  private static Survey dropping(String... hosts) {
    Survey survey = delegated(hosts);
    Concern concern =
        new Concern(Concern.Kind.DROPPED_UNLESS_DELEGATED, Optional.of(ZONE), "a free plan");
    return new Survey(
        survey.delegations(),
        survey.declared(),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of("cf", List.of(concern)));
  }

  private static Survey certificates(Handshake at, ProbeResult result) {
    return new Survey(Map.of(), Map.of(), Map.of(at, result), Map.of());
  }

  private static List<FindingCode> surveyed(Survey survey) {
    return codes(Findings.live(world(), survey, "self-hosted", T0));
  }

  private static List<Finding> live(State state) {
    return Findings.live(state, Survey.none(), "self-hosted", T0);
  }

  private static List<FindingCode> offline(Domain domain) {
    return codes(Findings.offline(State.initial(topology(domain), T0), "self-hosted"));
  }

  /// Without what no test world proves: that its accounts can be written.
  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream()
        .map(Finding::code)
        .filter(code -> code != FindingCode.WRITE_UNPROVEN)
        .toList();
  }

  private static Link slow(int ttl) {
    return new Link(WWW, WWW.parent(), List.of("ali"), new Ttl(ttl));
  }

  private static Domain withTargets(Target... targets) {
    List<Link> links = List.of(link(WWW, "ali"), link(HATCH, "cf"));
    return domain(WWW, AUTO, links, List.of(targets));
  }

  private static State world() {
    return world(shop(AUTO));
  }

  private static State world(LinkAccount place, RecordData data) {
    return world(place, holds(data, 60, T0));
  }

  private static State world(LinkAccount place, Observed observed) {
    return holding(world(), place, observed);
  }

  private static State holding(State state, LinkAccount place, Observed observed) {
    return state.withRecords(state.records().plus(place, observed));
  }

  /// Canonical at primary, everything up.
  private static State world(Domain domain) {
    Topology topology = topology(domain);
    State state = State.initial(topology, T0);
    for (var check : topology.checks().values()) {
      CheckHealth up = CheckHealth.unknown(T0).observe(check.timing(), PASS, T0);
      state = state.withChecks(state.checks().plus(check.id(), up));
    }
    state = holding(state, LINK1, holds(cname(HATCH), 60, T0));
    return holding(state, LINK2, holds(lb("primary"), 60, T0));
  }
}
