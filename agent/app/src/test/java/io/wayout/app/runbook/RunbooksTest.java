// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.app.http.FakeWorld;
import io.wayout.app.runbook.model.Trigger;
import io.wayout.app.runbook.run.Run;
import io.wayout.app.runbook.run.RunEvent;
import io.wayout.app.runbook.trigger.Hook;
import io.wayout.app.runbook.trigger.HookRefused;
import io.wayout.core.audit.finding.Finding;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runbooks at work on an agent that decides with the real fold in a world that answers at once.
class RunbooksTest {
  private static final String MOVE =
      """
      runbook: move
      title: Move
      parameters: {domain: {type: domain}, target: {type: target, default: standby}}
      guards: [{not-frozen: {domain: "${domain}"}}]
      steps:
        - switch: {domains: ["${domain}"], to: "${target}"}
        - freeze: {domain: "${domain}", for: 1h}
      """;
  private static final String LEAVE =
      """
      runbook: leave
      title: Leave
      parameters: {vendor: {type: vendor}}
      steps:
        - approval: {text: "Leave ${vendor}?"}
        - evacuate: {vendor: "${vendor}"}
      """;

  private final RunbookDesk desk = new RunbookDesk(MOVE, LEAVE);

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void run_movesAndFreezes() throws Exception {
    Run run = start("move", Map.of("domain", "www.shop.example"), Optional.empty()).run();

    Run ended = desk.awaitOver(run.id());

    assertThat(ended.phase()).as(ended.toString()).isEqualTo(Run.Phase.DONE);
    assertThat(desk.effective(FakeWorld.WWW)).isEqualTo("standby");
    assertThat(desk.freezes()).containsExactly("www.shop.example");
    assertThat(desk.actors()).contains("runbook move (run move-1, for alice)");
  }

  @Test
  void sameKey_joinsAndMovesOnce() throws Exception {
    Optional<String> key = Optional.of("incident-7");
    Map<String, String> www = Map.of("domain", "www.shop.example");

    Runbooks.Started first = start("move", www, key);
    desk.awaitOver(first.run().id());
    Runbooks.Started second = start("move", www, key);

    assertThat(second.isJoined()).isTrue();
    assertThat(second.run().id()).isEqualTo(first.run().id());
    assertThatThrownBy(() -> start("move", Map.of("domain", "api.shop.example"), key))
        .hasMessageContaining("ordered otherwise");
    assertThat(desk.moves()).isEqualTo(1);
  }

  @Test
  void guardIsShut_nothingStarts() throws Exception {
    Map<String, String> www = Map.of("domain", "www.shop.example");
    desk.awaitOver(start("move", www, Optional.empty()).run().id());

    assertThatThrownBy(() -> start("move", www, Optional.empty()))
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining("is frozen by runbook move");
    assertThat(desk.runbooks().runs().newest(10)).hasSize(1);
  }

  @Test
  void wrongParameters_areAllNamed() {
    assertThatThrownBy(
            () -> start("move", Map.of("domain", "nope.example", "x", "y"), Optional.empty()))
        .hasMessageContaining("there is no parameter 'x'")
        .hasMessageContaining("there is no domain 'nope.example'");
    assertThatThrownBy(() -> start("move", Map.of(), Optional.empty()))
        .hasMessageContaining("'domain' (domain) is missing");
  }

  @Test
  void agentComesBack_runGoesOnWhereItWas() throws Exception {
    Run run = start("leave", Map.of("vendor", "alibaba"), Optional.empty()).run();
    assertThat(run.phase()).isEqualTo(Run.Phase.WAITING);

    desk.restart();

    Run again = desk.runbooks().runs().say(run.id(), new RunEvent.Approved("bob"));
    assertThat(again.phase()).isEqualTo(Run.Phase.RUNNING);
    desk.awaitOver(run.id());
    assertThat(desk.effective(FakeWorld.WWW)).isEqualTo("standby");
    assertThat(desk.effective(FakeWorld.API)).isEqualTo("standby");
  }

  @Test
  void runbookChangesMeanwhile_runKeepsItsOwn() throws Exception {
    Run run = start("leave", Map.of("vendor", "alibaba"), Optional.empty()).run();

    desk.use(
        LEAVE.replace("- evacuate: {vendor: \"${vendor}\"}", "- freeze: {vendor: \"${vendor}\"}"));
    desk.restart();
    desk.runbooks().runs().say(run.id(), new RunEvent.Approved("bob"));

    desk.awaitOver(run.id());
    assertThat(desk.freezes()).isEmpty();
    assertThat(desk.effective(FakeWorld.WWW)).isEqualTo("standby");
  }

  @Test
  void rehearsal_doesNothing() throws Exception {
    var rehearsal = desk.runbooks().rehearse("move", Map.of("domain", "www.shop.example"));

    assertThat(rehearsal.steps()).extracting(s -> s.isPossible()).containsExactly(true, true);
    assertThat(rehearsal.steps().getFirst().lines())
        .containsExactly(
            "www.shop.example: primary -> standby, link 2 at hatch to standby.lb.example");
    assertThat(rehearsal.undo())
        .containsExactly(
            "undo 2: unfreeze www.shop.example", "undo 1: lead 1 domains back to where they were");
    assertThat(desk.moves()).isZero();
    assertThat(desk.runbooks().runs().newest(10)).isEmpty();
  }

  @Test
  void runbookThatCouldNotRun_isAFinding() {
    desk.use(MOVE, "{runbook: page, title: P, steps: [{exec: {command: [/usr/bin/page]}}]}");

    assertThat(desk.runbooks().findings())
        .extracting(Finding::text)
        .containsExactly("step 1: /usr/bin/page is not in runbook-rights.programs");
  }

  @Test
  void requestToThisHost_isRefusedUnlessAllowed() throws Exception {
    desk.use("{runbook: r, title: R, steps: [{http: {url: 'http://169.254.169.254/latest'}}]}");

    Run run = desk.awaitOver(start("r", Map.of(), Optional.empty()).run().id());

    assertThat(run.detail()).contains("169.254.169.254 is not public");
  }

  @Test
  void unlistedProgram_isNotStarted() throws Exception {
    desk.use("{runbook: r, title: R, steps: [{exec: {command: [/bin/true]}}]}");

    Run run = desk.awaitOver(start("r", Map.of(), Optional.empty()).run().id());

    assertThat(run.phase()).isEqualTo(Run.Phase.FAILED);
    assertThat(run.detail()).contains("/bin/true is not in runbook-rights.programs");
  }

  @Test
  void forgedOldAndReplayedRequests_startNothing() throws Exception {
    desk.trigger(new Trigger.Kind.Webhook(() -> "key"), List.of("move"), 2, false);
    String body = "{\"runbook\":\"move\",\"parameters\":{\"domain\":\"www.shop.example\"}}";

    assertRefused(HookRefused.Code.NOT_PROVEN, desk.signed("wrong", 0, "n".repeat(16), body));
    assertRefused(HookRefused.Code.NOT_PROVEN, desk.signed("key", -301, "n".repeat(16), body));
    assertRefused(HookRefused.Code.NOT_PROVEN, desk.signed("key", 301, "n".repeat(16), body));
    assertRefused(HookRefused.Code.NOT_PROVEN, desk.signed("key", 0, "short", body));
    assertRefused(HookRefused.Code.NOT_PROVEN, new Hook("none", Map.of(), ""));
    Hook good = desk.signed("key", 0, "n".repeat(16), body);
    Hook changed = new Hook(good.trigger(), good.headers(), body.replace("www", "api"));
    assertRefused(HookRefused.Code.NOT_PROVEN, changed);
    assertThat(desk.moves()).isZero();

    Run run = desk.triggers().pull(good).run().orElseThrow();
    desk.awaitOver(run.id());
    assertRefused(HookRefused.Code.REPLAYED, good);
    desk.restart();
    assertRefused(HookRefused.Code.REPLAYED, good);
    assertThat(desk.moves()).isEqualTo(1);
  }

  @Test
  void trigger_startsOnlyWhatItMayAndNotTooOften() throws Exception {
    desk.trigger(new Trigger.Kind.Webhook(() -> "key"), List.of("move"), 1, false);
    String leave = "{\"runbook\":\"leave\",\"parameters\":{\"vendor\":\"alibaba\"}}";
    String move = "{\"runbook\":\"move\",\"parameters\":{\"domain\":\"%s\"}}";

    assertRefused(HookRefused.Code.NOT_ALLOWED, desk.signed("key", 0, "a".repeat(16), leave));
    desk.triggers().pull(desk.signed("key", 0, "b".repeat(16), move.formatted("www.shop.example")));
    assertRefused(
        HookRefused.Code.TOO_OFTEN,
        desk.signed("key", 0, "c".repeat(16), move.formatted("api.shop.example")));
    desk.advance(Duration.ofHours(2));
    assertThat(
            desk.triggers()
                .pull(desk.signed("key", 0, "d".repeat(16), move.formatted("api.shop.example")))
                .run())
        .isPresent();
  }

  @Test
  void dryTrigger_onlySaysWhatItWouldDo() throws Exception {
    desk.trigger(new Trigger.Kind.Webhook(() -> "key"), List.of("move"), 1, true);
    String body = "{\"runbook\":\"move\",\"parameters\":{\"domain\":\"www.shop.example\"}}";

    var pulled = desk.triggers().pull(desk.signed("key", 0, "a".repeat(16), body));

    assertThat(pulled.run()).isEmpty();
    assertThat(pulled.text()).contains("is dry; it would have started move");
    assertThat(desk.moves()).isZero();
  }

  @Test
  void alerts_startJoinAndAreIgnored() throws Exception {
    desk.trigger(
        new Trigger.Kind.Alerts(
            () -> "token",
            List.of(
                new Trigger.Rule(
                    Map.of("alertname", "VendorDown"), "leave", Map.of("vendor", "${vendor}")))),
        List.of("leave"),
        5,
        false);

    assertRefused(HookRefused.Code.NOT_PROVEN, desk.alert("wrong", "firing", "VendorDown", "t1"));
    assertRefused(HookRefused.Code.NO_RULE, desk.alert("token", "firing", "Other", "t1"));
    assertThat(desk.triggers().pull(desk.alert("token", "resolved", "VendorDown", "t1")).run())
        .isEmpty();
    var first = desk.triggers().pull(desk.alert("token", "firing", "VendorDown", "t1"));
    var same = desk.triggers().pull(desk.alert("token", "firing", "VendorDown", "t1"));
    var later = desk.triggers().pull(desk.alert("token", "firing", "VendorDown", "t2"));

    String id = first.run().orElseThrow().id();
    assertThat(List.of(same, later))
        .allSatisfy(p -> assertThat(p.isJoined()).isTrue())
        .allSatisfy(p -> assertThat(p.run().orElseThrow().id()).isEqualTo(id));
  }

  /// H19: a copied configuration has copied triggers; only one of two installations answers them.
  @Test
  void h19_accountIsGuardedElsewhere_noTriggerStartsAnything() throws Exception {
    desk.guardedElsewhere();
    String body = "{\"runbook\":\"move\",\"parameters\":{\"domain\":\"www.shop.example\"}}";
    desk.trigger(new Trigger.Kind.Webhook(() -> "key"), List.of("move"), 2, false);
    Hook hook = desk.signed("key", 0, "a".repeat(16), body);

    assertThatThrownBy(() -> desk.triggers().pull(hook))
        .isInstanceOfSatisfying(
            HookRefused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(HookRefused.Code.NOT_ALLOWED);
              assertThat(refused.message())
                  .contains("guarded by another installation", "wayout adopt hatch");
            });
    assertThat(desk.told())
        .singleElement()
        .satisfies(t -> assertThat(t).startsWith("TRIGGER_REFUSED"));
    assertThatThrownBy(() -> desk.triggers().program(move(Optional.empty()), "pager"))
        .isInstanceOf(HookRefused.class);
    assertThat(desk.moves()).isZero();

    desk.adopt();
    Run run = desk.triggers().pull(desk.signed("key", 0, "b".repeat(16), body)).run().orElseThrow();
    desk.awaitOver(run.id());
    assertThat(desk.moves()).isEqualTo(1);
  }

  @Test
  void h19_accountIsGuardedElsewhere_noAlertAndNoScheduleStartsAnything() {
    desk.guardedElsewhere();
    Map<String, String> alibaba = Map.of("vendor", "alibaba");
    var rule = new Trigger.Rule(Map.of("alertname", "VendorDown"), "leave", alibaba);
    desk.trigger(new Trigger.Kind.Alerts(() -> "token", List.of(rule)), List.of("leave"), 5, false);
    assertRefused(HookRefused.Code.NOT_ALLOWED, desk.alert("token", "firing", "VendorDown", "t1"));

    desk.trigger(
        new Trigger.Kind.Schedule("* * * * *", ZoneOffset.UTC, alibaba),
        List.of("leave"),
        5,
        false);
    desk.schedule().tick();
    desk.advance(Duration.ofMinutes(1));
    desk.schedule().tick();
    desk.advance(Duration.ofMinutes(1));
    desk.schedule().tick();

    assertThat(desk.told().getLast())
        .startsWith("TRIGGER_REFUSED")
        .contains("guarded by another installation");
    assertThat(desk.moves()).isZero();
  }

  /// People win: what a person starts by hand runs, and alerts of its group may join it.
  @Test
  void h19_accountIsGuardedElsewhere_personStartsItByHand() throws Exception {
    desk.guardedElsewhere();

    Run run = desk.runbooks().start(move(Optional.empty())).run();
    desk.awaitOver(run.id());

    assertThat(desk.effective(FakeWorld.WWW)).isEqualTo("standby");
  }

  private static Wish move(Optional<String> key) {
    Map<String, String> values = Map.of("domain", "www.shop.example");
    return new Wish("move", values, key, "alice", "", "test");
  }

  private void assertRefused(HookRefused.Code code, Hook hook) {
    assertThatThrownBy(() -> desk.triggers().pull(hook))
        .isInstanceOfSatisfying(
            HookRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private Runbooks.Started start(String name, Map<String, String> values, Optional<String> key)
      throws RunRefused {
    return desk.runbooks().start(new Wish(name, values, key, "alice", "", "test"));
  }
}
