// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

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
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
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

/// NS1's JSON, both ways, and the requests of one move.
class Ns1WireTest {
  private static final DnsName ZONE = DnsName.of("example.com");
  private static final RecordKey WWW =
      new RecordKey(ZONE, DnsName.of("www.example.com"), RecordType.CNAME);
  private static final String PATH = "/v1/zones/example.com/www.example.com/CNAME";

  /// An answer as it was recorded, with metadata that a data feed sets.
  private static final String RECORDED =
      "{\"id\":\"5ab7b7050c13a400014ee10c\",\"zone\":\"example.com\",\"domain\":\"www.example.com\","
          + "\"type\":\"CNAME\",\"ttl\":60,\"tier\":1,\"use_client_subnet\":true,\"link\":null,"
          + "\"networks\":[0],\"meta\":{},\"regions\":{},\"filters\":[],\"answers\":[{\"id\":"
          + "\"5ab7b7050c13a400014ee10b\",\"answer\":[\"a.cdn-one.example\"],\"meta\":"
          + "{\"up\":{\"feed\":\"5ab\"}}}],\"override_ttl\":null,\"tags\":{},\"blocked_tags\":[]}";

  @Test
  void recordedAnswer_isARecordSet() throws Exception {
    Ns1Record record = Ns1Wire.record(RECORDED, WWW);

    assertThat(record.set(RecordType.CNAME)).isEqualTo(cname("a.cdn-one.example"));
    assertThat(record.isLinked()).isFalse();
    assertThat(record.isSteered()).isFalse();
    assertThat(record.bar(WWW, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain", "type", "ttl", "answers", "answer"})
  void missingMember_isNoAnswer(String member) {
    String broken = RECORDED.replace("\"" + member + "\":", "\"other\":");

    assertThatThrownBy(() -> Ns1Wire.record(broken, WWW)).isInstanceOf(BadJson.class);
  }

  @Test
  void otherRecordThanAsked_isNoAnswer() {
    RecordKey other = new RecordKey(ZONE, DnsName.of("www2.example.com"), RecordType.CNAME);

    assertThatThrownBy(() -> Ns1Wire.record(RECORDED, other)).isInstanceOf(BadJson.class);
  }

  @Test
  void list_mayHideAnswers() throws Exception {
    String list =
        "{\"zone\":\"example.com\",\"records\":[{\"domain\":\"www.example.com\",\"type\":\"CNAME\","
            + "\"ttl\":60,\"tier\":1,\"link\":null,\"short_answers\":[\"a.cdn-one.example\"]},"
            + "{\"domain\":\"geo.example.com\",\"type\":\"A\",\"ttl\":60,\"tier\":3}]}";

    List<Ns1Record> records = Ns1Wire.records(list);

    assertThat(records.getFirst().set(RecordType.CNAME)).isEqualTo(cname("a.cdn-one.example"));
    assertThat(records.get(1).answers()).isEmpty();
  }

  @Test
  void nextPage_isAskedWhereWeAsk() throws Exception {
    assertThat(
            Ns1Wire.next(Optional.of("<http://evil.example/v1/zones?after=b%20c>; rel=\"next\"")))
        .contains("after=b%20c");
    assertThat(Ns1Wire.next(Optional.of("<http://x.example/v1/zones?after=b>; rel=\"prev\"")))
        .isEmpty();
    assertThat(Ns1Wire.next(Optional.empty())).isEmpty();
    assertThatThrownBy(() -> Ns1Wire.next(Optional.of("<http://a b>; rel=\"next\"")))
        .isInstanceOf(BadJson.class);
  }

  @Test
  void move_sendsTheAnswerBackWithAllThatNs1KeepsWithIt() {
    ScriptedWire wire =
        new ScriptedWire(request -> request.method() + " " + request.uri().getPath())
            .on("GET " + PATH, RECORDED)
            .on("POST " + PATH, RECORDED.replace("a.cdn-one", "b.cdn-two"));

    assertThat(move(wire)).isInstanceOf(WriteOutcome.Accepted.class);
    assertThat(wire.requests().getLast())
        .isEqualTo(
            new Request(
                "POST",
                URI.create("https://api.nsone.net" + PATH),
                Map.of("X-NSONE-Key", "TESTKEY", "Content-Type", "application/json"),
                "{\"zone\":\"example.com\",\"domain\":\"www.example.com\",\"type\":\"CNAME\","
                    + "\"ttl\":60,\"answers\":[{\"id\":\"5ab7b7050c13a400014ee10b\",\"answer\":"
                    + "[\"b.cdn-two.example\"],\"meta\":{\"up\":{\"feed\":\"5ab\"}}}]}"));
  }

  @Test
  void anotherRecordConfirmed_isUnknown() {
    ScriptedWire wire =
        new ScriptedWire(request -> request.method() + " " + request.uri().getPath())
            .on("GET " + PATH, RECORDED)
            .on("POST " + PATH, RECORDED);

    assertThat(move(wire)).isInstanceOf(WriteOutcome.Unknown.class);
  }

  @Test
  void byHand_isOneCommandWithoutASecret() {
    Task task = new Task(WWW, cname("b.cdn-two.example"), Map.of(), Map.of("key", "$(cat /x)"));

    ByHand byHand = new Ns1ProviderFactory().byHand(task).orElseThrow();

    assertThat(byHand.commands().getFirst())
        .contains("X-NSONE-Key: %s\\n' \"$(cat /x)\"")
        .contains("https://api.nsone.net" + PATH)
        .contains("\"answers\":[{\"answer\":[\"b.cdn-two.example\"]}]");
  }

  private static WriteOutcome move(ScriptedWire wire) {
    ProviderContext context =
        new ProviderContext(
            "lab",
            Map.of(),
            Map.of("key", () -> "TESTKEY\n"),
            InstantSource.system(),
            Duration.ofSeconds(1),
            wire);
    Change change =
        new Change(
            WWW,
            new Expected.Data(cname("a.cdn-one.example").data()),
            cname("b.cdn-two.example"),
            RecordRef.NONE);
    try (DnsProvider provider = new Ns1ProviderFactory().open(context)) {
      return provider.replace(List.of(change), SendGate.OPEN).getFirst();
    }
  }

  private static RecordSet cname(String target) {
    return new RecordSet(new Ttl(60), new RecordData.Cname(DnsName.of(target)));
  }
}
