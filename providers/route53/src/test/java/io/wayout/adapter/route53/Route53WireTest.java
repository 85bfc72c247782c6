// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.xml.BadXml;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.cloud.ScriptedWire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exact requests, and what odd answers mean.
class Route53WireTest {
  private static final String ID = "Z0123456789ABCDEFGHIJ";
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey KEY =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
  private static final RecordSet OLD = cname("a.cdn-one.example");
  private static final RecordSet NEW = cname("b.cdn-two.example");
  private static final String SETS = "GET /2013-04-01/hostedzone/" + ID + "/rrset";
  private static final String ACCEPTED =
      "<ChangeResourceRecordSetsResponse><ChangeInfo><Id>/change/C2682N5HXP0BZ4</Id>"
          + "<Status>PENDING</Status><SubmittedAt>2026-01-15T10:20:31.412Z</SubmittedAt>"
          + "</ChangeInfo></ChangeResourceRecordSetsResponse>";

  /// The observed set is sent back as it was shown, down to letters and unknown parts.
  @Test
  void change_deletesWhatWasReadAndCreatesWhatIsWanted() {
    ScriptedWire wire = wire().on(SETS, page(shown("A.CDN-one.example"))).on("POST", ACCEPTED);

    WriteOutcome outcome = replace(wire, new Expected.Data(OLD.data()));

    assertThat(outcome).isEqualTo(new WriteOutcome.Accepted(new Receipt("C2682N5HXP0BZ4")));
    assertThat(wire.log())
        .containsExactly(
            SETS + "?maxitems=20&name=www.example.com.",
            "POST /2013-04-01/hostedzone/" + ID + "/rrset");
    assertThat(wire.requests().getLast().headers())
        .containsEntry("Content-Type", "application/xml");
    assertThat(wire.requests().getLast().body())
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ChangeResourceRecordSetsRequest"
                + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch>"
                + "<Comment>wayout</Comment><Changes><Change><Action>DELETE</Action>"
                + shown("A.CDN-one.example")
                + "</Change><Change><Action>CREATE</Action>"
                + shown("b.cdn-two.example.")
                + "</Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>");
  }

  @Test
  void creation_deletesNothing() {
    String neighbour = shown("x.example.").replace("www.", "zzz.");
    ScriptedWire wire =
        wire().on(SETS, page(neighbour)).on(SETS + "?maxitems=1&", apex()).on("POST", ACCEPTED);

    assertThat(replace(wire, new Expected.Nothing())).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(wire.requests().getLast().body())
        .doesNotContain("DELETE")
        .contains(
            "<Action>CREATE</Action><ResourceRecordSet><Name>www.example.com.</Name>"
                + "<Type>CNAME</Type><TTL>60</TTL><ResourceRecords><ResourceRecord>"
                + "<Value>b.cdn-two.example.</Value></ResourceRecord></ResourceRecords>"
                + "</ResourceRecordSet>");
  }

  /// A list only begins at the name; what is behind it is another name's.
  @Test
  void neighbourListed_isMissing() {
    ScriptedWire wire = wire().on(SETS, page(shown("x.example.").replace("www.", "zzz.")));

    assertThat(read(wire)).isEqualTo(new ReadOutcome.Missing());
    assertThat(wire.log()).containsExactly(SETS + "?maxitems=20&name=www.example.com.");
  }

  /// The last name of a zone has nothing behind it, and neither has a zone that lost everything.
  @Test
  void nothingListed_isMissingOnceTheZoneShowsItsNameServers() {
    String apex = SETS + "?maxitems=1&";

    assertThat(read(wire().on(SETS, page("")).on(apex, apex())))
        .isEqualTo(new ReadOutcome.Missing());
    for (String lost : List.of(page(""), page(shown("x.example.")))) {
      assertThat(read(wire().on(SETS, page("")).on(apex, lost)))
          .isInstanceOfSatisfying(
              ReadOutcome.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Garbled.class));
    }
  }

  @Test
  void zoneOfAnotherId_isNoZoneOfOurs() {
    String foreign = page(shown("x.example.").replace("example.com", "other.example"));

    assertThat(read(wire().on(SETS, foreign))).isInstanceOf(ReadOutcome.Failed.class);
  }

  @Test
  void twoPublicZones_areAPersonsChoice() {
    ScriptedWire wire =
        new ScriptedWire(Route53WireTest::line)
            .on(
                "GET /2013-04-01/hostedzonesbyname",
                "<ListHostedZonesByNameResponse><HostedZones>"
                    + hosted("ZA", false)
                    + hosted("ZB", false)
                    + hosted("ZC", true)
                    + "</HostedZones><IsTruncated>false</IsTruncated>"
                    + "</ListHostedZonesByNameResponse>");

    ReadOutcome outcome = open(wire, Map.of()).read(List.of(KEY)).getFirst();

    assertThat(outcome)
        .isEqualTo(
            new ReadOutcome.Failed(
                new Rejected(
                    "the account has 2 public zones example.com; say which with zone-ids")));
    assertThat(wire.log())
        .containsExactly("GET /2013-04-01/hostedzonesbyname?dnsname=example.com.&maxitems=100");
  }

  @Test
  void wildcard_isAskedForAndUnderstoodWithItsEscape() throws BadXml {
    assertThat(Route53Wire.name(DnsName.of("*.example.com"))).isEqualTo("\\052.example.com.");
    String page = page(shown("x.example.").replace("www.", "\\052."));

    assertThat(Route53Wire.sets(page).sets().getFirst().owner()).isEqualTo("*.example.com");
  }

  @Test
  void nextPageOfZones_isAskedForWithNameAndId() throws BadXml {
    String page =
        "<ListHostedZonesByNameResponse><HostedZones/><IsTruncated>true</IsTruncated>"
            + "<NextDNSName>shop.example.</NextDNSName>"
            + "<NextHostedZoneId>ZNEXT</NextHostedZoneId></ListHostedZonesByNameResponse>";

    assertThat(Route53Wire.zones(page).next())
        .contains("dnsname=shop.example.&hostedzoneid=ZNEXT&maxitems=100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Name", "Type", "IsTruncated", "ResourceRecordSets"})
  void missingElement_isNoAnswer(String element) {
    String broken =
        page(shown("x.example."))
            .replace("<" + element + ">", "<Other>")
            .replace("</" + element + ">", "</Other>");

    assertThatThrownBy(() -> Route53Wire.sets(broken)).isInstanceOf(BadXml.class);
  }

  @Test
  void acceptedWithoutIdOrStatus_isUnknown() {
    for (String odd : List.of(ACCEPTED.replace("PENDING", ""), ACCEPTED.replace("C2682", "../"))) {
      ScriptedWire wire = wire().on(SETS, page(shown("a.cdn-one.example."))).on("POST", odd);
      assertThat(replace(wire, new Expected.Data(OLD.data())))
          .isInstanceOf(WriteOutcome.Unknown.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "route53.amazonaws.com, us-east-1",
    "route53-fips.amazonaws.com, us-east-1",
    "route53.global.api.aws, us-east-1",
    "route53.amazonaws.com.cn, cn-northwest-1",
    "route53.global.api.amazonwebservices.com.cn, cn-northwest-1",
    "route53.us-gov.amazonaws.com, us-gov-west-1",
    "route53.us-gov.api.aws, us-gov-west-1",
    "route53.amazonaws.eu, eusc-de-east-1"
  })
  void partition_hasOneSigningRegion(String host, String region) {
    assertThat(Route53ProviderFactory.region(host)).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z0123", "example.com=", "=Z0123", "example.com=z/..", "a b=Z1"})
  void zoneId_hasItsForm(String entry) {
    assertThatThrownBy(() -> Route53Zones.ids(List.of(entry))).isInstanceOf(BadSetting.class);
  }

  @Test
  void byHand_isOneCommandWithoutASecret() {
    ByHand hand =
        new Route53ProviderFactory()
            .byHand(
                new Task(
                    KEY,
                    NEW,
                    Map.of("zone-ids", List.of("example.com=" + ID)),
                    Map.of("access-key-id", "$(cat /k)", "secret-access-key", "$(cat /s)")))
            .orElseThrow();

    assertThat(hand.commands())
        .containsExactly(
            "export AWS_ACCESS_KEY_ID=\"$(cat /k)\" AWS_SECRET_ACCESS_KEY=\"$(cat /s)\"\n"
                + "aws route53 change-resource-record-sets --hosted-zone-id \""
                + ID
                + "\" \\\n  --change-batch '{\"Changes\":[{\"Action\":\"UPSERT\","
                + "\"ResourceRecordSet\":{\"Name\":\"www.example.com.\",\"ResourceRecords\":"
                + "[{\"Value\":\"b.cdn-two.example.\"}],\"TTL\":60,\"Type\":\"CNAME\"}}]}'");
  }

  private static ReadOutcome read(ScriptedWire wire) {
    return open(wire, configured()).read(List.of(KEY)).getFirst();
  }

  private static WriteOutcome replace(ScriptedWire wire, Expected expected) {
    Change change = new Change(KEY, expected, NEW, RecordRef.NONE);
    return open(wire, configured()).replace(List.of(change), SendGate.OPEN).getFirst();
  }

  private static Map<String, List<String>> configured() {
    return Map.of("zone-ids", List.of("example.com=/hostedzone/" + ID));
  }

  private static DnsProvider open(ScriptedWire wire, Map<String, List<String>> texts) {
    return new Route53ProviderFactory()
        .open(
            new ProviderContext(
                "lab",
                texts,
                Map.of(
                    "access-key-id", () -> FakeRoute53.ID,
                    "secret-access-key", () -> FakeRoute53.SECRET),
                InstantSource.fixed(Instant.parse("2026-01-15T10:20:30Z")),
                Duration.ofSeconds(10),
                wire));
  }

  private static ScriptedWire wire() {
    return new ScriptedWire(Route53WireTest::line);
  }

  private static String line(Request request) {
    String query = request.uri().getRawQuery();
    return request.method() + " " + request.uri().getPath() + (query == null ? "" : "?" + query);
  }

  private static String hosted(String id, boolean isPrivate) {
    return ("<HostedZone><Id>/hostedzone/%s</Id><Name>example.com.</Name><Config>"
            + "<PrivateZone>%b</PrivateZone></Config></HostedZone>")
        .formatted(id, isPrivate);
  }

  private static String shown(String target) {
    return "<ResourceRecordSet><Name>www.example.com.</Name><Type>CNAME</Type><TTL>60</TTL>"
        + "<ResourceRecords><ResourceRecord><Value>"
        + target
        + "</Value></ResourceRecord></ResourceRecords><HealthCheckId>abc</HealthCheckId>"
        + "<Future>yes</Future></ResourceRecordSet>";
  }

  private static String apex() {
    return page(
        "<ResourceRecordSet><Name>example.com.</Name><Type>NS</Type><TTL>172800</TTL>"
            + "<ResourceRecords><ResourceRecord><Value>ns-1.awsdns-01.example.</Value>"
            + "</ResourceRecord></ResourceRecords></ResourceRecordSet>");
  }

  private static String page(String sets) {
    return "<?xml version=\"1.0\"?><ListResourceRecordSetsResponse"
        + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ResourceRecordSets>"
        + sets
        + "</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>20</MaxItems>"
        + "</ListResourceRecordSetsResponse>";
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
