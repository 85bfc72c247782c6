// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.core.fold.State;
import org.junit.jupiter.api.Test;

/// `wayout evacuate` and `wayout return` as people give them.
class CampaignCliTest {
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Terminal terminal = new Terminal(agent);

  @Test
  void typedYes_evacuates() {
    Ran ran = terminal.typing("yes\n").ask("evacuate", "alibaba");

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .contains("primary → standby")
        .contains("2 of 2 domains can move: 1 first as the canary, then at most 3 at once")
        .contains("evacuate-alibaba-1 started")
        .contains("done: 2 of 2 served, 0 moving, 0 waiting, 0 held, 0 skipped")
        .contains("wayout ack --campaign evacuate-alibaba-1");
    assertThat(ran.err()).startsWith("Begin to evacuate alibaba? Type yes: ");
  }

  @Test
  void dryRun_changesNothing() {
    State before = agent.state();

    Ran ran = terminal.ask("evacuate", "alibaba", "--dry-run");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("primary.lb.example  →  standby.lb.example");
    assertThat(agent.state()).isSameAs(before);
  }

  @Test
  void nowhereToGo_isSaidWithItsReason() {
    agent.standbyDown();

    Ran ran = terminal.ask("evacuate", "alibaba", "--dry-run");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out()).contains("no target away from alibaba is up: standby is DOWN since");
  }

  @Test
  void stalledCanary_isJoinedAndStopped() {
    agent.stalled();
    Ran first = terminal.ask("evacuate", "alibaba", "--yes", "--timeout", "1s");
    assertThat(first.code()).isEqualTo(8);
    assertThat(first.err()).contains("see it again with: wayout evacuate alibaba");

    Ran second = terminal.ask("evacuate", "alibaba", "--timeout", "1s");
    assertThat(second.out()).contains("evacuate-alibaba-1 joined");
    assertThat(terminal.ask("status").out()).contains("EVACUATE alibaba  canary: 0 of 2 served");
    assertThat(terminal.ask("return", "alibaba", "--yes").code()).isZero();

    Ran stopped = terminal.ask("evacuate", "alibaba", "--stop", "-r", "enough");
    assertThat(stopped.code()).isZero();
    assertThat(stopped.out()).contains("evacuate-alibaba-1").contains("done");
    assertThat(terminal.ask("evacuate", "alibaba", "--stop").code()).isEqualTo(4);
  }

  @Test
  void thereAndBack_leavesEverybodyAtHomeAndAcknowledged() {
    terminal.ask("evacuate", "alibaba", "--yes");
    Ran ran = terminal.ask("return", "alibaba", "--yes");

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("return-alibaba-1").contains("2 of 2 served");
    assertThat(terminal.ask("ack", "--campaign", "return-alibaba-1").out())
        .contains("block lifted");
  }
}
