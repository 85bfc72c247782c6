// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.adapter.desec.DesecWire.Rrset;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// deSEC's JSON, both ways.
class DesecWireTest {
  private static final DnsName ZONE = DnsName.of("example.com");

  /// An answer as it was recorded.
  private static final String RECORDED =
      "{\"created\":\"2026-01-02T03:04:05.178386Z\",\"domain\":\"example.com\",\"subname\":\"www\","
          + "\"name\":\"www.example.com.\",\"records\":[\"b.cdn-two.example.\"],\"ttl\":3600,"
          + "\"type\":\"CNAME\",\"touched\":\"2026-01-15T10:20:30.187019Z\"}";

  @Test
  void recordedAnswer_isARecordSet() throws Exception {
    Rrset rrset = DesecWire.rrset(RECORDED, ZONE);

    assertThat(rrset.isAt(key("www", RecordType.CNAME))).isTrue();
    assertThat(rrset.set(RecordType.CNAME))
        .isEqualTo(
            new RecordSet(new Ttl(3600), new RecordData.Cname(DnsName.of("b.cdn-two.example"))));
  }

  @Test
  void apex_isTheEmptySubname() throws Exception {
    String apex = RECORDED.replace("\"www\"", "\"\"");

    assertThat(DesecWire.rrset(apex, ZONE).owner()).isEqualTo("example.com");
    assertThat(DesecWire.wanted(new RecordKey(ZONE, ZONE, RecordType.A), address()))
        .containsEntry("subname", "");
    assertThat(DesecWire.wanted(key("*.wild", RecordType.A), address()))
        .containsEntry("subname", "*.wild");
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain", "subname", "type", "ttl", "records"})
  void missingMember_isNoAnswer(String member) {
    String broken = RECORDED.replace("\"" + member + "\":", "\"other\":");

    assertThatThrownBy(() -> DesecWire.rrset(broken, ZONE)).isInstanceOf(BadJson.class);
  }

  @Test
  void otherZonesAnswer_isNoAnswer() {
    assertThatThrownBy(() -> DesecWire.rrset(RECORDED, DnsName.of("shop.example")))
        .isInstanceOf(BadJson.class);
  }

  @Test
  void emptyRecordSet_isNoAnswer() {
    String empty = RECORDED.replace("[\"b.cdn-two.example.\"]", "[]");

    assertThatThrownBy(() -> DesecWire.rrset(empty, ZONE)).isInstanceOf(BadJson.class);
  }

  @Test
  void nextPage_isToldByTheLinkHeader() {
    String first = "<https://desec.io/api/v1/domains/e/rrsets/?cursor=>; rel=\"first\"";
    String next = "<https://desec.io/api/v1/domains/e/rrsets/?cursor=%3Aabc%3D>; rel=\"next\"";

    assertThat(DesecWire.nextCursor(Optional.empty())).isEmpty();
    assertThat(DesecWire.nextCursor(Optional.of(first))).isEmpty();
    assertThat(DesecWire.nextCursor(Optional.of(first + ", " + next))).contains(":abc=");
  }

  @Test
  void severalSets_areOneArray() {
    String body =
        DesecWire.body(
            List.of(
                DesecWire.wanted(key("a", RecordType.A), address()),
                DesecWire.wanted(key("b", RecordType.A), address())));

    assertThat(body)
        .isEqualTo(
            "[{\"subname\":\"a\",\"type\":\"A\",\"ttl\":60,\"records\":[\"192.0.2.1\"]},"
                + "{\"subname\":\"b\",\"type\":\"A\",\"ttl\":60,\"records\":[\"192.0.2.1\"]}]");
  }

  private static RecordSet address() {
    return new RecordSet(new Ttl(60), RecordData.of(RecordType.A, List.of("192.0.2.1")));
  }

  private static RecordKey key(String label, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(label + "." + ZONE), type);
  }
}
