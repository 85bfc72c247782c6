// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit.finding;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.T0;
import static io.wayout.core.Fixtures.WWW;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.holds;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wayout.core.audit.finding.Finding.Subject;
import io.wayout.core.audit.finding.Finding.Subject.Kind;
import io.wayout.core.audit.finding.Survey.Sighting;
import io.wayout.core.audit.finding.Survey.ZoneAt;
import io.wayout.core.fold.State;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Diagnosis;
import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ServerSight.Transport;
import io.wayout.core.plane.Shape;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ServerRulesTest {
  private static final LinkAccount LOWER = at(HATCH, "cf");
  private static final ZoneAt ZONE = new ZoneAt(LOWER.key().zone(), "cf");

  @Test
  void serversThatAgreeWithTheApi_areInOrder() {
    assertThat(found(sight("ns1", 7, lb("primary")), sight("ns2", 7, lb("primary")))).isEmpty();
  }

  @Test
  void serversWithDifferentValues_areTold() {
    assertThat(found(sight("ns1", 8, lb("standby")), sight("ns2", 7, lb("primary"))))
        .containsExactly(
            new Finding(
                FindingCode.SERVERS_DIFFER,
                new Subject(Kind.LINK, LOWER.toString()),
                "its name servers differ: ns1 answers "
                    + lb("standby")
                    + ", ns2 answers "
                    + lb("primary"),
                "wait for a publication that is under way; else ask the vendor"));
  }

  @Test
  void serialsApart_areTold() {
    assertThat(found(sight("ns1", 8, lb("primary")), sight("ns2", 7, lb("primary"))))
        .extracting(Finding::code, Finding::text)
        .containsExactly(
            tuple(
                FindingCode.SERIALS_DIFFER,
                "its name servers have different versions: ns1 has serial 8, ns2 has serial 7"));
  }

  @Test
  void apiThatSaysSomethingElse_isTold() {
    assertThat(found(sight("ns1", 7, lb("standby"))))
        .extracting(Finding::code)
        .containsExactly(FindingCode.SERVED_DIFFERS);
  }

  @Test
  void oneSilentServer_isToldAndAllSilentIsAnothersFinding() {
    Sighting silent =
        new Sighting(
            ZONE,
            new ServerSight("ns2", "", Transport.EITHER, Optional.empty(), Map.of(), "no answer"));

    assertThat(found(sight("ns1", 7, lb("primary")), silent))
        .extracting(Finding::code)
        .containsExactly(FindingCode.SERVER_SILENT);
    assertThat(found(silent)).isEmpty();
  }

  @Test
  void twoVendorsByNameAndOneByDelegation_areTold() {
    assertThat(delegated("ns1.cf.example", "ns9.cf.example"))
        .extracting(Finding::code, Finding::text)
        .containsExactly(
            tuple(
                FindingCode.SHARED_NAME_SERVERS,
                "the zones of www.shop.example and www.hatch.example are both delegated to name"
                    + " servers of cf.example"));
    assertThat(delegated("ns1.cf.example", "ns1.ali.example")).isEmpty();
    assertThat(delegated("192.0.2.1", "192.0.2.2")).isEmpty();
  }

  @Test
  void signaturesRejectedForTheTime_areOurClock() {
    ControlPlane plane =
        ControlPlane.unknown(T0).diagnosed(new Diagnosis(Shape.OUR_CLOCK, T0, "BADTIME"));
    State state = world();

    assertThat(StateRules.of(state.withControlPlanes(state.controlPlanes().plus("cf", plane)), T0))
        .contains(
            new Finding(
                FindingCode.CLOCK_SKEW,
                new Subject(Kind.AGENT, "clock"),
                "the API of cf rejects signatures: BADTIME",
                Shape.OUR_CLOCK.remedy()));
  }

  @Test
  void accountWithoutAnyWriteSeen_isUnproven() {
    State state = world();

    assertThat(StateRules.of(state, T0))
        .filteredOn(f -> f.code() == FindingCode.WRITE_UNPROVEN)
        .extracting(f -> f.subject().name())
        .contains("ali", "cf");
  }

  private static List<Finding> delegated(String upper, String lower) {
    Map<DnsName, SortedSet<String>> delegations =
        Map.of(
            WWW.parent(), new TreeSet<>(List.of(upper)),
            HATCH.parent(), new TreeSet<>(List.of(lower)));
    return ServerRules.of(world(), new Survey(delegations, Map.of(), Map.of(), Map.of())).toList();
  }

  private static List<Finding> found(Sighting... sightings) {
    Survey survey =
        new Survey(Map.of(), Map.of(), Map.of(), Map.of(), List.of(sightings), Map.of());
    return ServerRules.of(world(), survey).toList();
  }

  private static Sighting sight(String server, long serial, RecordData data) {
    return new Sighting(
        ZONE,
        new ServerSight(
            server,
            "",
            Transport.EITHER,
            Optional.of(serial),
            Map.of(LOWER.key(), Optional.of(data)),
            ""));
  }

  private static State world() {
    State state = State.initial(topology(shop(AUTO)), T0);
    return state.withRecords(state.records().plus(LOWER, holds(lb("primary"), 60, T0)));
  }
}
