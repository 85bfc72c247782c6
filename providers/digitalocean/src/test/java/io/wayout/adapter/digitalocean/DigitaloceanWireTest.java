// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.RowStep;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.cloud.ScriptedWire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// DigitalOcean's JSON, both ways, and the requests of one move.
class DigitaloceanWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);

  /// A record as it was recorded, with an identifier of more than 32 bits.
  private static final String RECORD =
      "{\"id\":92264101000,\"type\":\"CNAME\",\"name\":\"www\",\"data\":\"a.cdn-one.example\","
          + "\"priority\":null,\"port\":null,\"ttl\":60,\"weight\":null,\"flags\":null,"
          + "\"tag\":null}";

  private static final String PAGE =
      "{\"domain_records\":[" + RECORD + "],\"links\":{\"pages\":{}},\"meta\":{\"total\":1}}";
  private static final DigitaloceanRecord HELD =
      new DigitaloceanRecord("92264101000", "www.example.com", "CNAME", "a.cdn-one.example", 60);

  @Test
  void recordedAnswer_isARecord() throws Exception {
    assertThat(DigitaloceanWire.records(PAGE, ZONE, 1).items()).containsExactly(HELD);
  }

  @ParameterizedTest
  @CsvSource({
    "b.cdn-two.example, b.cdn-two.example",
    "b.cdn-two.example., b.cdn-two.example",
    "@, example.com",
    "lb, lb.example.com",
    "localhost., localhost"
  })
  void hostName_isReadInFull(String data, String value) throws Exception {
    String page = PAGE.replace("a.cdn-one.example", data);

    assertThat(DigitaloceanWire.records(page, ZONE, 1).items().getFirst().value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain_records", "id", "type", "name", "data", "meta", "total"})
  void missingMember_isNoAnswer(String member) {
    String broken = PAGE.replace("\"" + member + "\":", "\"other\":");

    assertThatThrownBy(() -> DigitaloceanWire.records(broken, ZONE, 1)).isInstanceOf(BadJson.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1", "0", "1.5", "\"7\"", "null"})
  void oddIdentifier_isNoAnswer(String id) {
    String broken = PAGE.replace("92264101000", id);

    assertThatThrownBy(() -> DigitaloceanWire.records(broken, ZONE, 1)).isInstanceOf(BadJson.class);
  }

  @Test
  void nextPage_isTheNumberAfterThisOne() throws Exception {
    String more = PAGE.replace("{\"pages\":{}}", "{\"pages\":{\"next\":\"https://evil.example\"}}");

    assertThat(DigitaloceanWire.records(more, ZONE, 3).next()).contains("4");
    assertThat(DigitaloceanWire.records(PAGE, ZONE, 3).next()).isEmpty();
    assertThat(DigitaloceanWire.records(PAGE.replace("{\"pages\":{}}", "{}"), ZONE, 1).next())
        .isEmpty();
  }

  @Test
  void rewrite_namesOnlyWhatChanges() {
    assertThat(patch("b.cdn-two.example.", 60))
        .isEqualTo("{\"type\":\"CNAME\",\"data\":\"b.cdn-two.example.\"}");
    assertThat(patch("b.cdn-two.example.", 300))
        .isEqualTo("{\"type\":\"CNAME\",\"data\":\"b.cdn-two.example.\",\"ttl\":300}");
  }

  @Test
  void addition_isRelativeAndHasItsTtl() {
    RecordKey apex = new RecordKey(ZONE, ZONE, RecordType.A);

    assertThat(
            Json.render(
                DigitaloceanWire.post(new RowStep.Add<>(apex, "A", "", "192.0.2.1", new Ttl(60)))))
        .isEqualTo("{\"type\":\"A\",\"name\":\"@\",\"data\":\"192.0.2.1\",\"ttl\":60}");
  }

  @Test
  void otherRecordThanSent_isNoConfirmation() throws Exception {
    String body = "{\"domain_record\":" + RECORD + "}";
    Map<String, Object> sent = Map.of("type", "CNAME", "data", "a.cdn-one.example.");
    Map<String, Object> other = Map.of("type", "CNAME", "data", "b.cdn-two.example.");

    assertThat(DigitaloceanWire.written(body, ZONE, sent, Optional.of("92264101000")))
        .isEqualTo(HELD);
    assertThatThrownBy(() -> DigitaloceanWire.written(body, ZONE, other, Optional.empty()))
        .isInstanceOf(BadJson.class);
    assertThatThrownBy(() -> DigitaloceanWire.written(body, ZONE, sent, Optional.of("7")))
        .isInstanceOf(BadJson.class);
  }

  @Test
  void move_readsThenPatchesTheRecordThatItRead() {
    String records = "/v2/domains/example.com/records";
    ScriptedWire wire =
        new ScriptedWire(request ->
            request.method() + " " + request.uri().getRawPath() + "?" + request.uri().getRawQuery())
            .on("GET " + records, PAGE)
            .on(
                "PATCH " + records,
                "{\"domain_record\":" + RECORD.replace("a.cdn-one", "b.cdn-two") + "}");

    assertThat(move(wire)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(wire.log())
        .containsExactly(
            "GET " + records + "?name=www.example.com&page=1&per_page=200",
            "PATCH " + records + "/92264101000?null");
    assertThat(wire.requests().getLast().headers())
        .isEqualTo(Map.of("Authorization", "Bearer TESTTOKEN", "Content-Type", "application/json"));
  }

  @Test
  void byHand_findsTheRecordAndShowsNoSecret() {
    Task task = new Task(WWW, cname("b.cdn-two.example"), Map.of(), Map.of("token", "$(cat /x)"));

    ByHand byHand = new DigitaloceanProviderFactory().byHand(task).orElseThrow();

    assertThat(byHand.commands().getFirst())
        .contains("records?name=www.example.com&type=CNAME")
        .contains("\"$(cat /x)\"")
        .contains("{\"type\":\"CNAME\",\"data\":\"b.cdn-two.example.\",\"ttl\":60}");
  }

  private static WriteOutcome move(ScriptedWire wire) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of(),
            Map.of("token", () -> "TESTTOKEN\n"),
            InstantSource.system(),
            Duration.ofSeconds(1),
            wire);
    Change change =
        new Change(
            WWW,
            new Expected.Data(cname("a.cdn-one.example").data()),
            cname("b.cdn-two.example"),
            RecordRef.NONE);
    try (DnsProvider provider = new DigitaloceanProviderFactory().open(context)) {
      return provider.replace(List.of(change), SendGate.OPEN).getFirst();
    }
  }

  private static String patch(String value, int ttl) {
    return Json.render(DigitaloceanWire.patch(new RowStep.Rewrite<>(HELD, value, new Ttl(ttl))));
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
