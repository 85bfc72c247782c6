// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import io.wayout.provider.BadSetting;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.cloud.ScriptedWire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Google's JSON, both ways, and the requests of one move.
class ClouddnsWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);

  private static final String SET =
      "{\"kind\":\"dns#resourceRecordSet\",\"name\":\"www.example.com.\",\"type\":\"CNAME\","
          + "\"ttl\":77,\"rrdatas\":[\"a.cdn-one.example.\"],\"signatureRrdatas\":[]}";
  private static final String SETS =
      "{\"kind\":\"dns#resourceRecordSetsListResponse\",\"rrsets\":[" + SET + "]}";
  private static final String MOVED =
      "{\"kind\":\"dns#change\",\"additions\":[{\"name\":\"www.example.com.\",\"type\":\"CNAME\","
          + "\"ttl\":60,\"rrdatas\":[\"b.cdn-two.example.\"]}],\"deletions\":["
          + SET
          + "],\"startTime\":\"2026-01-15T10:20:31.942Z\",\"id\":\"241\",\"status\":\"pending\","
          + "\"isServing\":true}";
  private static final String PROJECT = "/dns/v1/projects/example-project/managedZones";

  @Test
  void recordedAnswer_isARecordSet() throws Exception {
    ClouddnsSet set = ClouddnsWire.sets(SETS).items().getFirst();

    assertThat(set)
        .isEqualTo(
            new ClouddnsSet("www.example.com.", "CNAME", 77, List.of("a.cdn-one.example."), false));
    assertThat(set.isAt(WWW)).isTrue();
    assertThat(set.set(RecordType.CNAME)).isEqualTo(cname("a.cdn-one.example", 77));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "name", "type", "ttl", "rrdatas"})
  void missingMember_isNoAnswer(String member) {
    String broken = SETS.replace("\"" + member + "\":", "\"other\":");

    assertThatThrownBy(() -> ClouddnsWire.sets(broken)).isInstanceOf(BadJson.class);
  }

  @Test
  void emptyList_mayBeLeftOut() throws Exception {
    assertThat(ClouddnsWire.sets("{\"kind\":\"dns#resourceRecordSetsListResponse\"}").items())
        .isEmpty();
    assertThatThrownBy(() -> ClouddnsWire.sets("{\"kind\":\"dns#change\"}"))
        .isInstanceOf(BadJson.class);
  }

  @Test
  void otherChangeThanSent_isNoConfirmation() throws Exception {
    List<ClouddnsSet> sent = List.of(ClouddnsSet.of(WWW, cname("b.cdn-two.example", 60)));

    assertThat(ClouddnsWire.added(MOVED, sent)).isEqualTo(sent);
    assertThatThrownBy(() -> ClouddnsWire.added(MOVED, List.of())).isInstanceOf(BadJson.class);
    assertThatThrownBy(() -> ClouddnsWire.added(MOVED.replace("pending", "denied"), sent))
        .isInstanceOf(BadJson.class);
  }

  @Test
  void privateZone_isNotOurs() throws Exception {
    String zone =
        "{\"kind\":\"dns#managedZonesListResponse\",\"managedZones\":[{\"name\":\"z\","
            + "\"dnsName\":\"Example.com.\",\"nameServers\":[\"ns1.example.\"]%s}]}";

    assertThat(ClouddnsWire.zones(zone.formatted("")).items().getFirst().isOf(ZONE)).isTrue();
    assertThat(
            ClouddnsWire.zones(zone.formatted(",\"visibility\":\"private\""))
                .items()
                .getFirst()
                .isOf(ZONE))
        .isFalse();
  }

  @Test
  void move_deletesExactlyWhatItRead() {
    ScriptedWire wire = wire().on("POST " + PROJECT + "/z-1/changes", MOVED);

    assertThat(move(wire)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(wire.log())
        .containsExactly(
            "POST /token?",
            "GET " + PROJECT + "?dnsName=example.com.",
            "GET " + PROJECT + "/z-1/rrsets?name=www.example.com.",
            "POST " + PROJECT + "/z-1/changes?");
    assertThat(wire.requests().getLast().body())
        .isEqualTo(
            "{\"deletions\":[{\"name\":\"www.example.com.\",\"type\":\"CNAME\",\"ttl\":77,"
                + "\"rrdatas\":[\"a.cdn-one.example.\"]}],\"additions\":[{\"name\":"
                + "\"www.example.com.\",\"type\":\"CNAME\",\"ttl\":60,"
                + "\"rrdatas\":[\"b.cdn-two.example.\"]}]}");
    assertThat(wire.requests().getLast().headers())
        .isEqualTo(Map.of("Authorization", "Bearer ya29.x", "Content-Type", "application/json"));
  }

  @Test
  void movedByAnotherInTheMeantime_isConflictAndSentOnce() {
    ScriptedWire wire =
        wire()
            .on(
                "POST " + PROJECT + "/z-1/changes",
                new Answered(
                    412,
                    Map.of(),
                    "{\"error\":{\"code\":412,\"message\":\"Precondition not met for"
                        + " 'entity.change.deletions[0]'\",\"errors\":[{\"domain\":\"global\","
                        + "\"reason\":\"conditionNotMet\"}]}}"));

    assertThat(move(wire).toString()).contains("Refused").contains("Conflict");
    assertThat(wire.log().stream().filter(line -> line.contains("/changes"))).hasSize(1);
  }

  @Test
  void byHand_looksUpTheZoneAndShowsNoSecret() {
    Task task =
        new Task(
            WWW,
            cname("b.cdn-two.example", 60),
            Map.of("project", List.of("example-project")),
            Map.of("key", "$(cat /etc/wayout/secrets/google.json)"));

    ByHand byHand = new ClouddnsProviderFactory().byHand(task).orElseThrow();

    assertThat(byHand.commands().getFirst())
        .contains("--key-file=<(printf %s \"$(cat /etc/wayout/secrets/google.json)\")")
        .contains("dnsName=example.com. AND visibility=public")
        .contains("update 'www.example.com.' --type=CNAME --ttl=60")
        .contains("--rrdatas='b.cdn-two.example.'");
  }

  @Test
  void titleInsteadOfProjectId_isRefused() {
    assertThatThrownBy(() -> open(wire(), "My Project")).isInstanceOf(BadSetting.class);
  }

  private static ScriptedWire wire() {
    return new ScriptedWire(request ->
        request.method()
            + " "
            + request.uri().getPath()
            + "?"
            + (request.uri().getQuery() == null ? "" : request.uri().getQuery()))
        .on(
            "POST /token",
            "{\"access_token\":\"ya29.x\",\"expires_in\":3599,\"token_type\":\"Bearer\"}")
        .on(
            "GET " + PROJECT + "?dnsName",
            "{\"kind\":\"dns#managedZonesListResponse\",\"managedZones\":[{\"name\":\"z-1\","
                + "\"dnsName\":\"example.com.\"}]}")
        .on("GET " + PROJECT + "/z-1/rrsets", SETS);
  }

  private static WriteOutcome move(ScriptedWire wire) {
    Change change =
        new Change(
            WWW,
            new Expected.Data(cname("a.cdn-one.example", 60).data()),
            cname("b.cdn-two.example", 60),
            RecordRef.NONE);
    try (DnsProvider provider = open(wire, "example-project")) {
      return provider.replace(List.of(change), SendGate.OPEN).getFirst();
    }
  }

  private static DnsProvider open(ScriptedWire wire, String project) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of("project", List.of(project)),
            Map.of("key", TestKey::file),
            () -> Instant.EPOCH,
            Duration.ofSeconds(1),
            wire);
    return new ClouddnsProviderFactory().open(context);
  }

  private static RecordSet cname(String target, int ttl) {
    return new RecordSet(new Ttl(ttl), new RecordData.Cname(DnsName.of(target)));
  }
}
