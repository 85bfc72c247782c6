// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What people see.
class ViewTest {
  private final FakeAgentPort agent = new FakeAgentPort();
  private final Terminal terminal = new Terminal(agent);

  @Test
  void status_isOneScreen() {
    agent.advance(Duration.ofMinutes(3));

    Ran ran = terminal.ask("status");

    assertThat(ran.out())
        .isEqualTo(
            """
            wayout edge-1 · 0.1.0 · configuration c0ffee · up 3m

            DOMAIN            TARGET   HEALTH   PATH           MODE    NOW
            api.shop.example  primary  UP       canonical      manual  content
            cdn.shop.example  foreign  UNKNOWN  foreign value  manual  FOREIGN_VALUE \
            cdn.hatch.example@hatch holds elsewhere.example, which is neither the n…
            www.shop.example  primary  UP       canonical      manual  content

            ACCOUNT  PROVIDER  VENDOR      READABLE  WRITABLE  SHAPE
            ali      memory    alibaba     UP 3m     UP 3m     well
            hatch    memory    cloudflare  UP 3m     UP 3m     well
            """);
  }

  @Test
  void h14_freeze_isShownFirst() {
    terminal.ask("freeze", "--all", "-r", "change window", "--for", "2h");
    agent.advance(Duration.ofMinutes(30));

    assertThat(terminal.ask("status").out())
        .contains("FROZEN everything for 30m by alice: change window (ends in 1h 30m)\n");
  }

  @Test
  void refusedKey_isShownWithWhatNotToDo() {
    agent.accountDown("hatch");

    assertThat(terminal.ask("status").out())
        .contains("KEY REFUSED the key is refused, and no other one of the vendor tells")
        .contains("don't rotate it yet");
    assertThat(terminal.ask("why", "www.shop.example").out()).contains("don't rotate it yet");
  }

  @Test
  void domain_isShownInFull() {
    agent.accountDown("hatch");

    Ran ran = terminal.ask("status", "www.shop.example");

    assertThat(ran.out())
        .contains("  time to switch  at most 1m 53s (rto 5m)")
        .contains("primary *  alibaba  UP")
        .contains("2 www.hatch.example  hatch")
        .contains("why  ");
  }

  @Test
  void why_tellsTheGateAndTheLinksOfAMoveAway() {
    agent.accountDown("hatch");

    assertThat(terminal.ask("why", "www.shop.example").out())
        .contains("why  CONTENT")
        .contains("a move to standby would go so:")
        .contains("link 1  www.shop.example   written: standby.lb.example at ali")
        .contains("link 2  www.hatch.example  not written: it can't be written: ");
  }

  @Test
  void hostileText_isSpelledOut() {
    agent.accountDown("hatch");

    for (String[] line :
        new String[][] {{"status"}, {"status", "www.shop.example"}, {"status", "-o", "json"}}) {
      Ran ran = terminal.ask(line);

      assertThat(ran.out()).contains("401");
      assertThat(ran.out().chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
      assertThat(ran.out()).doesNotContain("\u202e");
    }
    assertThat(terminal.ask("status").out()).contains("\\x1b[2Jowned\\x9b31m\\u202e");
  }

  @Test
  void jsonOutput_keepsHostileTextAsItIs() throws Exception {
    agent.accountDown("hatch");

    Json status = JsonText.read(terminal.ask("status", "-o", "json").out());

    assertThat(status.list("accounts").get(1).text("detail")).contains(FakeAgentPort.EVIL);
  }

  @Test
  void colour_isForTerminalsOnly() {
    Map<String, String> plain = Map.of("USER", "alice", "TERM", "xterm");
    assertThat(terminal.with(plain).ask("status").out()).doesNotContain("\u001b");
    assertThat(terminal.typing("").ask("status").out()).contains("\u001b[32mUP\u001b[0m");
    assertThat(terminal.with(Map.of("NO_COLOR", "1", "TERM", "xterm")).ask("status").out())
        .doesNotContain("\u001b");
  }

  @Test
  void problemInJson_isADocumentToo() throws Exception {
    Ran ran = terminal.ask("status", "ww.shop.example", "-o", "json");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(JsonText.read(ran.out()).text("code")).isEqualTo("UNKNOWN_DOMAIN");
  }

  @Test
  void misspelledCommand_isCorrected() {
    assertThat(terminal.run("stauts").err()).contains("status").contains("wayout --help");
  }

  @Test
  void help_namesEveryCommand() {
    assertThat(terminal.run("--help").out())
        .contains(
            "agent",
            "demo",
            "status",
            "watch",
            "plan",
            "switch",
            "failback",
            "evacuate",
            "return",
            "freeze",
            "unfreeze",
            "ack",
            "abort",
            "history",
            "show",
            "why",
            "check",
            "provider",
            "record",
            "config",
            "reload",
            "completion",
            "version");
  }

  @Test
  void completion_knowsCommandsAndOptions() {
    assertThat(terminal.run("completion").out())
        .contains("failback")
        .contains("--overwrite-foreign");
  }

  @Test
  void advisedHistory_isEmptyAtFirst() {
    assertThat(terminal.ask("history", "--advised").out()).isEqualTo("nothing was advised yet\n");
  }

  @Test
  void record_readsLikeAZoneFile() {
    assertThat(terminal.ask("record", "get", "hatch", "www.hatch.example").out())
        .isEqualTo("www.hatch.example. 30 IN CNAME primary.lb.example.\n");
  }
}
