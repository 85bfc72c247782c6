// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.testkit.cloud.ScriptedWire;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Azure's JSON, both ways, and the requests of one move.
class AzurednsWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
  private static final String ETAG = "d6b46dd5-2d82-4a96-9d6b-8e7f64f402a1";

  /// An answer as it was recorded.
  private static final String RECORDED =
      "{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/dnszones/example.com"
          + "/CNAME/www\",\"name\":\"www\",\"type\":\"Microsoft.Network/dnszones/CNAME\","
          + "\"etag\":\""
          + ETAG
          + "\",\"properties\":{\"metadata\":{\"owner\":\"team-a\"},\"fqdn\":\"www.example.com.\","
          + "\"TTL\":60,\"CNAMERecord\":{\"cname\":\"a.cdn-one.example\"},\"targetResource\":{},"
          + "\"provisioningState\":\"Succeeded\"}}";

  private static final String PATH =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/dns-rg"
          + "/providers/Microsoft.Network/dnsZones/example.com";

  @Test
  void recordedAnswer_isARecordSet() throws Exception {
    AzurednsSet set = AzurednsWire.set(RECORDED);

    assertThat(set)
        .isEqualTo(
            new AzurednsSet(
                "www",
                "CNAME",
                ETAG,
                60,
                Map.of("owner", "team-a"),
                false,
                List.of("a.cdn-one.example")));
    assertThat(set.isAt(WWW)).isTrue();
    assertThat(set.set(RecordType.CNAME)).isEqualTo(cname("a.cdn-one.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "type", "etag", "properties", "TTL", "cname"})
  void missingMember_isNoAnswer(String member) {
    String broken = RECORDED.replace("\"" + member + "\":", "\"other\":");

    assertThatThrownBy(() -> AzurednsWire.set(broken)).isInstanceOf(BadJson.class);
  }

  @Test
  void otherSetThanAsked_isNoAnswer() {
    assertThatThrownBy(() -> AzurednsWire.set(RECORDED, "www2", "CNAME"))
        .isInstanceOf(BadJson.class);
    assertThatThrownBy(() -> AzurednsWire.set(RECORDED, "www", "A")).isInstanceOf(BadJson.class);
  }

  @Test
  void emptySet_isReadButHasNoValue() throws Exception {
    AzurednsSet empty =
        AzurednsWire.set(
            RECORDED.replace("\"CNAMERecord\":{\"cname\":\"a.cdn-one.example\"},", ""));

    assertThat(empty.values()).isEmpty();
    assertThatThrownBy(() -> empty.set(RecordType.CNAME)).isInstanceOf(BadJson.class);
  }

  @Test
  void textInPieces_isOneText() throws Exception {
    String text =
        RECORDED
            .replace("dnszones/CNAME\"", "dnszones/TXT\"")
            .replace(
                "\"CNAMERecord\":{\"cname\":\"a.cdn-one.example\"}",
                "\"TXTRecords\":[{\"value\":[\"one-\",\"text\"]}]");

    assertThat(AzurednsWire.set(text).set(RecordType.TXT).data())
        .isEqualTo(new RecordData.Text("one-text"));
  }

  @Test
  void nextPage_isFollowedOnlyWhereOurTokenBelongs() throws Exception {
    URI base = URI.create("https://management.azure.com");
    String page = "{\"value\":[],\"nextLink\":\"%s\"}";

    assertThat(
            AzurednsWire.page(
                    page.formatted("https://management.azure.com:443/x?$skipToken=a%2Bb"),
                    base,
                    AzurednsWire::set)
                .next())
        .isEqualTo(Optional.of("/x?$skipToken=a%2Bb"));
    for (String elsewhere :
        List.of(
            "http://management.azure.com/x",
            "https://management.azure.com.evil.example/x",
            "https://management.azure.com:444/x",
            "//evil.example/x",
            "https://a b")) {
      assertThatThrownBy(
              () -> AzurednsWire.page(page.formatted(elsewhere), base, AzurednsWire::set))
          .as(elsewhere)
          .isInstanceOf(BadJson.class);
    }
  }

  @Test
  void eachType_isRenderedAsAzureWantsIt() {
    assertThat(AzurednsWire.body(cname("b.cdn-two.example"), Map.of()))
        .isEqualTo(
            "{\"properties\":{\"TTL\":60,\"CNAMERecord\":{\"cname\":\"b.cdn-two.example\"}}}");
    assertThat(AzurednsWire.body(set(RecordType.A, "192.0.2.1", "192.0.2.2"), Map.of()))
        .isEqualTo(
            "{\"properties\":{\"TTL\":60,\"ARecords\":[{\"ipv4Address\":\"192.0.2.1\"},"
                + "{\"ipv4Address\":\"192.0.2.2\"}]}}");
    assertThat(AzurednsWire.body(set(RecordType.TXT, "wayout;1"), Map.of()))
        .isEqualTo("{\"properties\":{\"TTL\":60,\"TXTRecords\":[{\"value\":[\"wayout;1\"]}]}}");
  }

  @Test
  void move_readsThenReplacesWhatItRead() {
    ScriptedWire wire =
        new ScriptedWire(request -> request.method() + " " + request.uri().getPath())
            .on(
                "POST /",
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"ey.x\"}")
            .on("GET " + PATH, RECORDED)
            .on("PUT " + PATH, RECORDED.replace("a.cdn-one", "b.cdn-two"));

    assertThat(move(wire)).isInstanceOf(Accepted.class);
    assertThat(wire.requests().get(2))
        .isEqualTo(
            new Request(
                "PUT",
                URI.create(
                    "https://management.azure.com" + PATH + "/CNAME/www?api-version=2018-05-01"),
                Map.of(
                    "Authorization", "Bearer ey.x",
                    "Content-Type", "application/json",
                    "If-Match", ETAG),
                "{\"properties\":{\"metadata\":{\"owner\":\"team-a\"},\"TTL\":60,"
                    + "\"CNAMERecord\":{\"cname\":\"b.cdn-two.example\"}}}"));
  }

  @Test
  void setThatVanishes_isConflict() {
    ScriptedWire wire =
        new ScriptedWire(request -> request.method() + " " + request.uri().getPath())
            .on(
                "POST /",
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"ey.x\"}")
            .on("GET " + PATH, RECORDED)
            .on(
                "PUT " + PATH,
                new Answered(404, Map.of(), "{\"code\":\"NotFound\",\"message\":\"gone\"}"));

    assertThat(move(wire).toString()).contains("Refused").contains("is not there any more");
  }

  @Test
  void byHand_mergesAndShowsNoSecret() {
    Task task =
        new Task(
            WWW,
            cname("b.cdn-two.example"),
            Map.of(
                "subscription", List.of("11111111-2222-3333-4444-555555555555"),
                "resource-group", List.of("dns-rg"),
                "tenant", List.of("t.example"),
                "client-id", List.of("c")),
            Map.of("client-secret", "$(cat /etc/wayout/secrets/azure)"));

    ByHand byHand = new AzurednsProviderFactory().byHand(task).orElseThrow();

    assertThat(byHand.commands().getFirst())
        .contains("https://login.microsoftonline.com/t.example/oauth2/v2.0/token")
        .contains("client_secret@<(printf %s \"$(cat /etc/wayout/secrets/azure)\")")
        .contains("-X PATCH")
        .contains(PATH + "/CNAME/www?api-version=2018-05-01")
        .contains("{\"cname\":\"b.cdn-two.example\"}");
  }

  private static Object move(ScriptedWire wire) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of(
                "subscription", List.of("11111111-2222-3333-4444-555555555555"),
                "resource-group", List.of("dns-rg"),
                "tenant", List.of("t.example"),
                "client-id", List.of("c")),
            Map.of("client-secret", () -> "s"),
            InstantSource.system(),
            Duration.ofSeconds(1),
            wire);
    Change change =
        new Change(
            WWW,
            new Expected.Data(cname("a.cdn-one.example").data()),
            cname("b.cdn-two.example"),
            RecordRef.NONE);
    try (DnsProvider provider = new AzurednsProviderFactory().open(context)) {
      return provider.replace(List.of(change), SendGate.OPEN).getFirst();
    }
  }

  private static RecordSet cname(String target) {
    return set(RecordType.CNAME, target + ".");
  }

  private static RecordSet set(RecordType type, String... values) {
    return new RecordSet(new Ttl(60), RecordData.of(type, List.of(values)));
  }
}
