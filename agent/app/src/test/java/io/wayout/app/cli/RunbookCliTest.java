// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.Api;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.http.server.EventLog;
import io.wayout.app.http.socket.SocketServer;
import io.wayout.app.runbook.RunbookDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wayout runbook …` as people type it, over a real socket.
class RunbookCliTest {
  private static final String MOVE =
      """
      runbook: move
      title: Move one domain
      parameters:
        domain: {type: domain, doc: Which one.}
        target: {type: target, default: standby}
      guards: [{not-frozen: {domain: "${domain}"}}]
      steps:
        - switch: {domains: ["${domain}"], to: "${target}"}
        - freeze: {domain: "${domain}", for: 1h}
      """;
  private static final String ASK =
      """
      runbook: ask
      title: Ask first
      steps: [{approval: {text: Sure}}, {ack: {all: true}}]
      """;

  @TempDir Path folder;
  private final FakeAgentPort agent = new FakeAgentPort();
  private final RunbookDesk desk = new RunbookDesk(MOVE, ASK);
  private final Terminal terminal = new Terminal(agent);
  private List<AutoCloseable> open = List.of();

  @BeforeEach
  void serve() throws IOException {
    EventLog events = new EventLog(agent);
    Api api = new Api(agent, desk.routes());
    open = List.of(SocketServer.start(api, events, socket(), Optional.empty()), events, desk);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void list_showsOursAndTheLibrary() {
    Ran ran = ask("list");

    assertThat(ran.out())
        .startsWith("ask   Ask first\nmove  Move one domain\n")
        .contains("In the library")
        .contains("evacuate-vendor");
    assertThat(ran.code()).isZero();
  }

  @Test
  void show_explainsParametersAndSteps() {
    assertThat(ask("show", "move").out())
        .contains("domain  domain  required          Which one.")
        .contains("target  target  default: standby")
        .contains("  1. switch ${domain} to ${target}");
    assertThat(ask("show", "mvoe"))
        .isEqualTo(
            new Ran(
                2,
                "",
                "wayout: there is no runbook 'mvoe' in the configuration\n  did you mean 'move'?\n"));
  }

  @Test
  void dryRun_showsEverythingAndDoesNothing() {
    Ran ran = ask("run", "move", "--param", "domain=www.shop.example", "--dry-run");

    assertThat(ran.out())
        .isEqualTo(
            """
            With today's facts; nothing is done.
            guard open  www.shop.example is not frozen
              1. switch www.shop.example to standby  (at most 30m; if it fails: stop)
                   www.shop.example: primary -> standby, link 2 at hatch to standby.lb.example
              2. freeze www.shop.example for 1h  (at most 30m; if it fails: stop)
                   it is not frozen now
            What would take it back:
              undo 2: unfreeze www.shop.example
              undo 1: lead 1 domains back to where they were
            """);
    assertThat(ran.code()).isZero();
    assertThat(ask("runs").out()).isEqualTo("No runbook has run.\n");
  }

  @Test
  void run_followsToTheEndAndASecondOneIsRefused() {
    String[] order = {"run", "move", "--param", "domain=www.shop.example", "--yes"};

    Ran ran = ask(order);

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out()).startsWith("move-1 started\nmove-1  done  every step is done\n");
    assertThat(ran.err()).contains("step 1 begins: switch www.shop.example to standby");
    Ran again = ask(order);
    assertThat(again.code()).isEqualTo(4);
    assertThat(again.err()).contains("a guard is shut: www.shop.example is frozen by runbook move");
  }

  @Test
  void nobodyIsThere_nothingStarts() {
    assertThat(ask("run", "ask").code()).isEqualTo(2);
    assertThat(ask("run", "move", "--yes"))
        .satisfies(r -> assertThat(r.code()).isEqualTo(2))
        .satisfies(r -> assertThat(r.err()).contains("'domain' (domain) is missing"));
  }

  @Test
  void starter_canNotApproveAndMayAbort() {
    assertThat(ask("run", "ask", "--yes").code()).isEqualTo(8);

    Ran approved = ask("approve", "ask-1");
    Ran aborted = ask("abort", "ask-1", "--reason", "wrong day");

    assertThat(approved.code()).isEqualTo(4);
    assertThat(approved.err()).contains("started the run");
    assertThat(aborted.code()).isEqualTo(1);
    assertThat(aborted.out()).contains("aborted by").contains("wrong day");
  }

  @Test
  void check_saysWhatCouldNotRun() {
    desk.use("{runbook: page, title: P, steps: [{exec: {command: [/usr/bin/page]}}]}");

    assertThat(ask("check"))
        .satisfies(r -> assertThat(r.code()).isEqualTo(1))
        .satisfies(r ->
            assertThat(r.out())
                .isEqualTo(
                    "!!  page\n      step 1: /usr/bin/page is not in runbook-rights.programs\n"));
  }

  @Test
  void init_copiesTheLibraryAndKeepsWhatIsThere() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("books")).resolve("drill-day.yaml");
    Files.writeString(mine, "mine");

    Ran ran = terminal.run("runbook", "init", "--folder", mine.getParent().toString());

    assertThat(ran.code()).isZero();
    assertThat(mine).hasContent("mine");
    assertThat(mine.resolveSibling("evacuate-vendor.yaml")).exists();
  }

  private Path socket() {
    return folder.resolve("s");
  }

  private Ran ask(String... words) {
    List<String> all = new ArrayList<>(List.of("runbook"));
    all.addAll(List.of(words));
    all.addAll(List.of("--socket", socket().toString()));
    return terminal.run(all.toArray(String[]::new));
  }
}
