// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static io.wayout.engine.probe.Probing.LONG;
import static io.wayout.engine.probe.Probing.SHORT;
import static io.wayout.engine.resolve.FakeDnsServer.record;
import static io.wayout.engine.resolve.FakeDnsServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeResult.Fail;
import io.wayout.core.model.ProbeResult.Inconclusive;
import io.wayout.core.model.ProbeResult.Pass;
import io.wayout.core.model.ProbeSpec;
import io.wayout.dns.DnsName;
import io.wayout.engine.resolve.FakeDnsServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

@Timeout(60)
class DnsProbeTest {
  private final Probing probing = new Probing();

  @Test
  void answers_passes() {
    assertThat(probe("A", Optional.empty())).isInstanceOf(Pass.class);
  }

  @Test
  void expectedContent_passes() {
    assertThat(
            List.of(
                probe("A", "192.0.2.1", record("q.example. 60 A 192.0.2.1")),
                probe("AAAA", "2001:DB8:0::1", record("q.example. 60 AAAA 2001:db8::1")),
                probe("CNAME", "Edge.example", record("q.example. 60 CNAME edge.example.")),
                probe("MX", "mx.example.", record("q.example. 60 MX 10 mx.example.")),
                probe("TXT", "in order", record("q.example. 60 TXT \"in order\""))))
        .allMatch(Pass.class::isInstance);
  }

  @Test
  void otherContent_failsAndShowsIt() {
    assertThat(probe("A", "192.0.2.1", record("q.example. 60 A 192.0.2.10")))
        .isInstanceOf(Fail.class)
        .extracting(ProbeResult::detail)
        .asString()
        .contains("lacks 192.0.2.1", "it has 192.0.2.10");
  }

  @Test
  void errorStatus_fails() {
    try (var server =
        FakeDnsServer.start((query, _) -> List.of(reply(query, Rcode.SERVFAIL, List.of())))) {
      assertThat(probing.probe(spec(server, "A", Optional.empty()), LONG))
          .isEqualTo(new Fail("SERVFAIL for q.example A at 127.0.0.1 port " + server.port()));
    }
  }

  @Test
  void silent_fails() {
    try (var server = FakeDnsServer.start((_, _) -> List.of())) {
      assertThat(probing.probe(spec(server, "A", Optional.empty()), SHORT))
          .isInstanceOf(Fail.class)
          .extracting(ProbeResult::detail)
          .asString()
          .contains("no answer within");
    }
  }

  @Test
  void truncated_isAskedOverTcp() {
    Record record = record("q.example. 60 A 192.0.2.1");
    try (var server =
        FakeDnsServer.start((query, tcp) ->
            List.of(
                tcp
                    ? reply(query, 0, List.of(), record)
                    : reply(query, 0, List.of((int) Flags.TC))))) {
      assertThat(probing.probe(spec(server, "A", Optional.of("192.0.2.1")), LONG))
          .isInstanceOf(Pass.class);
    }
  }

  @Test
  void unknownType_isInconclusive() {
    assertThat(probe("NONSENSE", Optional.empty())).isInstanceOf(Inconclusive.class);
  }

  private ProbeResult probe(String type, String expect, Record held) {
    return probe(type, Optional.of(expect), held);
  }

  private ProbeResult probe(String type, Optional<String> expect, Record... held) {
    try (var server =
        FakeDnsServer.start((query, _) -> List.of(reply(query, 0, List.of(), held)))) {
      return probing.probe(spec(server, type, expect), LONG);
    }
  }

  private static ProbeSpec spec(FakeDnsServer server, String type, Optional<String> expect) {
    return new ProbeSpec.Dns("127.0.0.1", server.port(), DnsName.of("q.example"), type, expect);
  }
}
