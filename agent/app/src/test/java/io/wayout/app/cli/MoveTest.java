// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.core.fold.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Moves as people make them.
class MoveTest {
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Terminal terminal = new Terminal(agent);

  @Test
  void typedYes_moves() {
    Ran ran = terminal.typing("yes\n").ask("switch", "www.shop.example", "--to", "standby");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            www.shop.example
                primary → standby  link 2 is the deepest on the path
                link 2  www.hatch.example CNAME  at hatch  primary.lb.example  →  \
            standby.lb.example  ttl 30s
            www.shop.example  primary → standby  served after 0.0s  2 of 2 servers
            """);
    assertThat(ran.err()).isEqualTo("Move this domain? Type yes: ");
  }

  @Test
  void anythingButYes_movesNothing() {
    State before = agent.state();
    for (String typed : new String[] {"y\n", "YES\n", "\n", ""}) {
      Ran ran = terminal.typing(typed).ask("switch", "www.shop.example", "--to", "standby");

      assertThat(ran.code()).isEqualTo(4);
      assertThat(ran.err()).contains("not confirmed; nothing was written");
    }
    assertThat(agent.state()).isSameAs(before);
  }

  @Test
  void manyDomains_areCounted() {
    Ran ran = terminal.typing("yes\n").ask("switch", "--tag", "tier-1", "--to", "standby");

    assertThat(ran.err()).contains("Move 2 domains? Type yes: ");
    assertThat(ran.code()).isZero();
  }

  @Test
  void nobodyToConfirm_movesNothing() {
    State before = agent.state();

    Ran ran = terminal.ask("switch", "www.shop.example", "--to", "standby");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("nobody is there to confirm this move").contains("--yes");
    assertThat(agent.state()).isSameAs(before);
  }

  @Test
  void dryRun_showsAndEnds() {
    agent.accountDown("ali");
    State before = agent.state();

    Ran ran = terminal.ask("switch", "--all", "--to", "standby", "--dry-run");

    assertThat(ran.code()).isEqualTo(6);
    assertThat(ran.out()).contains("primary.lb.example  →  standby.lb.example");
    assertThat(ran.out()).contains("foreign value at cdn.hatch.example@hatch: elsewhere.example");
    assertThat(agent.state()).isSameAs(before);
  }

  @Test
  void foreignValueBelow_isGoneAroundAndNamed() {
    Ran ran = terminal.ask("plan", "cdn.shop.example", "--to", "standby");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("(bypass)")
        .contains("holds elsewhere.example, which someone else put there")
        .contains("link 1  cdn.shop.example CNAME  at ali");
  }

  @Test
  void plan_saysWhyNotByTheOtherLinksAndWhatHoldsAutomation() {
    Ran ran = terminal.ask("plan", "www.shop.example", "--to", "standby");

    assertThat(ran.out())
        .isEqualTo(
            """
            www.shop.example
                primary → standby  link 2 is the deepest on the path
                link 2  www.hatch.example CNAME  at hatch  primary.lb.example  →  \
            standby.lb.example  ttl 30s
                link 1  www.shop.example  not written: it leads down to what is written
                automation  CONTENT  primary is up
            """);
  }

  @Test
  void planToAnUnhealthyTarget_saysWhatItNeeds() {
    agent.standbyDown();

    Ran ran = terminal.ask("plan", "www.shop.example", "--to", "standby");

    assertThat(ran.out()).contains("needs --force  standby is DOWN since").contains("refused");
  }

  @Test
  void ttls_areWrittenWhenAsked() {
    Ran shown = terminal.ask("plan", "www.shop.example", "--set-ttl");
    Ran ran = terminal.ask("switch", "www.shop.example", "--to", "standby", "-y", "--set-ttl");
    Ran again = terminal.ask("plan", "www.shop.example", "--to", "standby", "--set-ttl");

    assertThat(shown.out())
        .contains("primary → primary  the configured TTLs; users stay where they are")
        .contains("link 1  www.shop.example CNAME  at ali")
        .contains("ttl 60s")
        .doesNotContain("link 2  www.hatch.example CNAME");
    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(again.out()).contains("www.shop.example  is at standby already");
  }

  @Test
  void h10_unprovenMove_isReportedInTime() {
    agent.stalled();

    Ran ran =
        terminal.ask("switch", "www.shop.example", "--to", "standby", "-y", "--timeout", "1s");

    assertThat(ran.code()).isEqualTo(8);
    assertThat(ran.out()).contains("moving");
    assertThat(ran.err())
        .isEqualTo(
            "not proven in time; the agent goes on; see: wayout show 'www.shop.example#1'\n");
  }

  @Test
  void drained_waitsForTheTtl() {
    Thread clock =
        Thread.ofVirtual()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                if (!agent.state().switchovers().isEmpty()) {
                  agent.advance(Duration.ofSeconds(1));
                }
                Thread.onSpinWait();
              }
            });

    Ran ran =
        terminal.ask("switch", "www.shop.example", "--to", "standby", "-y", "--wait", "drained");
    clock.interrupt();

    assertThat(ran.code()).isZero();
    assertThat(agent.now()).isAfterOrEqualTo(FakeAgentPort.START.plusSeconds(30));
  }

  @Test
  void unhealthyTarget_isRefusedWithTheOverride() {
    agent.standbyDown();

    Ran ran = terminal.ask("switch", "www.shop.example", "--to", "standby", "-y");
    Ran forced =
        terminal.ask(
            "switch", "www.shop.example", "--to", "standby", "-y", "--force", "-r", "drill");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).contains("refused").contains("--force with --reason");
    assertThat(forced.code()).isZero();
  }

  @Test
  void noWritableLink_isNoWayOut() {
    agent.accountDown("hatch").accountDown("ali");

    Ran ran = terminal.ask("switch", "www.shop.example", "--to", "standby", "-y");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out()).contains("no way out");
  }

  @Test
  void lowerLinkNotWritable_goesByTheUpperOne() {
    agent.accountDown("hatch");

    Ran ran = terminal.ask("plan", "www.shop.example", "--to", "standby");

    assertThat(ran.out()).contains("(bypass)").contains("link 1  www.shop.example CNAME  at ali");
  }

  @Test
  void h01_unknownName_isToldTheNearestAndNothingIsOrdered() {
    State before = agent.state();

    Ran ran = terminal.ask("switch", "ww.shop.example", "--to", "standby", "-y");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("did you mean www.shop.example");
    assertThat(agent.state()).isSameAs(before);
    assertThat(agent.actors()).isEmpty();
  }

  @Test
  void jsonOutput_isOneDocument() throws Exception {
    Ran ran = terminal.ask("switch", "www.shop.example", "--to", "standby", "-y", "-o", "json");

    Json answer = JsonText.read(ran.out());
    assertThat(answer.list("previews")).hasSize(1);
    assertThat(answer.list("results").getFirst().text("switchover"))
        .isEqualTo("www.shop.example#1");
    assertThat(answer.list("switchovers").getFirst().text("state")).isEqualTo("served");
  }

  @Test
  void h10_silentAgent_leavesTheOrderOpen() {
    Ran shown = terminal.ask("show", "www.shop.example#1");

    assertThat(shown.code()).isEqualTo(2);
    assertThat(shown.err()).contains("there is no switchover 'www.shop.example#1'");
  }

  @Test
  void timeline_isShown() {
    terminal.ask("switch", "www.shop.example", "--to", "standby", "-y", "-r", "drill 7");

    Ran shown = terminal.ask("show", "www.shop.example#1");

    assertThat(shown.out()).contains("manual by alice: drill 7").contains("INTENT");
  }
}
