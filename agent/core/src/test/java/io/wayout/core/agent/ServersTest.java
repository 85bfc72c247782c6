// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import static io.wayout.core.Fixtures.AUTO;
import static io.wayout.core.Fixtures.ELSEWHERE;
import static io.wayout.core.Fixtures.HATCH;
import static io.wayout.core.Fixtures.at;
import static io.wayout.core.Fixtures.cname;
import static io.wayout.core.Fixtures.holds;
import static io.wayout.core.Fixtures.lb;
import static io.wayout.core.Fixtures.shop;
import static io.wayout.core.Fixtures.topology;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Event;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.plane.ServerSight;
import io.wayout.core.plane.ServerSight.Transport;
import io.wayout.core.plane.ZoneSight;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Name servers of a zone that are out of step with each other, or with the API.
class ServersTest {
  private static final ZoneSight.Place PLACE = new ZoneSight.Place("cf", HATCH.parent());
  private static final RecordKey KEY = at(HATCH, "cf").key();
  private static final ServerSight GOOD = sight("192.0.2.1", 7, lb("primary"));

  private final FakeShell shell = FakeShell.settled(topology(shop(AUTO)));

  @Test
  void serversInStep_areNoNews() {
    minutes(10, List.of(GOOD, sight("192.0.2.2", 7, lb("primary"))));

    assertThat(shell.codes()).isEmpty();
  }

  @Test
  void p15_serverThatLagsForFiveMinutes_isToldOnceAndSoIsItsReturn() {
    minutes(5, List.of(GOOD, sight("192.0.2.2", 6, lb("primary"))));
    assertThat(shell.codes()).isEmpty();

    minutes(5, List.of(GOOD, sight("192.0.2.2", 6, lb("primary"))));
    assertThat(shell.codes()).containsExactly(Code.SERVERS_DISAGREE);
    assertThat(shell.notices.getFirst().text()).contains("different serials").contains("192.0.2.2");

    minutes(1, List.of(GOOD));
    assertThat(shell.codes()).containsExactly(Code.SERVERS_DISAGREE, Code.SERVERS_AGREE);
  }

  @Test
  void addressThatIsSilentOverTcp_isTold() {
    ServerSight silent =
        new ServerSight(
            "ns1.example:53",
            "192.0.2.1",
            Transport.TCP,
            Optional.empty(),
            Map.of(),
            "connection refused");
    minutes(10, List.of(GOOD, silent));

    assertThat(shell.notices)
        .singleElement()
        .satisfies(n -> assertThat(n.text()).contains("TCP is silent: connection refused"));
  }

  @Test
  void answerThatNobodyDeclared_looksLikeAHijackAndIsNotWrittenAgainst() {
    apiSays(lb("primary"));
    minutes(10, List.of(sight("192.0.2.1", 7, cname(ELSEWHERE))));

    assertThat(shell.notices)
        .anySatisfy(
            n -> assertThat(n.text()).contains("a hijack").contains("trust what resolvers"));
    assertThat(shell.writes).isEmpty();
  }

  @Test
  void oldAnswerThatStays_isAPublicationThatHangsOrALyingApi() {
    apiSays(lb("primary"));
    minutes(10, List.of(sight("192.0.2.1", 7, lb("standby"))));

    assertThat(shell.notices).anySatisfy(n -> assertThat(n.text()).contains("an API that lies"));
  }

  private void apiSays(RecordData data) {
    shell.fold(
        new Event.RecordsObserved(
            List.of(new Event.Seen(at(HATCH, "cf"), holds(data, 60, shell.now)))));
  }

  private void minutes(int count, List<ServerSight> servers) {
    for (int i = 0; i < count; i++) {
      shell.fold(new Event.ZoneInspected(PLACE, servers));
      shell.now = shell.now.plus(Duration.ofMinutes(1));
    }
  }

  private static ServerSight sight(String address, long serial, RecordData data) {
    return new ServerSight(
        "ns1.example:53",
        address,
        Transport.UDP,
        Optional.of(serial),
        Map.of(KEY, Optional.of(data)),
        "");
  }
}
