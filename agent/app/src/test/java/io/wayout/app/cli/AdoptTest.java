// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import org.junit.jupiter.api.Test;

/// `wayout adopt` as people type it.
class AdoptTest {
  private static final String THEIRS = "b2b2b2b2b2b2b2b2";

  private final FakeAgentPort agent = new FakeAgentPort().guardedBy("hatch", THEIRS);
  private final Terminal terminal = new Terminal(agent);

  @Test
  void accountOfAnotherInstallation_isTakenOver() {
    assertThat(terminal.ask("status").out()).contains(THEIRS, "wayout adopt hatch");

    assertThat(terminal.ask("adopt", "hatch"))
        .isEqualTo(new Ran(0, "hatch  done  taken over from installation " + THEIRS + "\n", ""));

    assertThat(agent.marker("hatch")).isNotEqualTo(THEIRS).isNotEmpty();
    assertThat(agent.actors()).containsExactly("alice");
    assertThat(terminal.ask("status").out()).doesNotContain(THEIRS);
    assertThat(terminal.ask("history").out()).contains("account hatch taken over by alice");
  }

  @Test
  void secondTime_changesNothing() {
    terminal.ask("adopt", "hatch");

    assertThat(terminal.ask("adopt", "hatch"))
        .isEqualTo(new Ran(0, "hatch  unchanged  is guarded from here already\n", ""));
  }

  @Test
  void everyAccount_isAnsweredByItself() {
    Ran ran = terminal.ask("adopt", "--all");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            "ali    unchanged  has no canary, so no marker says who guards it",
            "hatch  done       taken over from installation " + THEIRS);
  }

  @Test
  void h01_unknownAccount_isToldTheNearestAndNothingIsOrdered() {
    Ran ran = terminal.ask("adopt", "hatch", "hatsch");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("there is no account 'hatsch'", "did you mean", "hatch?");
    assertThat(agent.actors()).isEmpty();
    assertThat(agent.marker("hatch")).isEqualTo(THEIRS);
  }

  @Test
  void noneOrBothKindsOfChoice_isNoOrder() {
    for (String[] line : new String[][] {{"adopt"}, {"adopt", "hatch", "--all"}}) {
      assertThat(terminal.ask(line))
          .isEqualTo(
              new Ran(2, "", "wayout: no account is chosen\n  name accounts, or use --all\n"));
    }
    assertThat(agent.actors()).isEmpty();
  }

  @Test
  void refusal_isShownWithItsRemedyAndItsCode() {
    agent.journalDown();

    Ran ran = terminal.ask("adopt", "hatch");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out() + ran.err()).contains("the journal can't be written", "mend the disk");
    assertThat(agent.marker("hatch")).isEqualTo(THEIRS);
  }

  @Test
  void noAgent_isSaidWithItsCode() {
    Ran ran = terminal.run("adopt", "hatch", "--socket", "/nonexistent/wayout.sock");

    assertThat(ran.code()).isEqualTo(7);
  }

  @Test
  void jsonOutput_isOneDocument() throws Exception {
    Ran ran = terminal.ask("adopt", "hatch", "-o", "json");

    Json result = JsonText.read(ran.out()).list("results").getFirst();
    assertThat(result.text("subject")).isEqualTo("hatch");
    assertThat(result.text("outcome")).isEqualTo("done");
  }
}
