// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.Loading;
import io.wayout.app.config.runbook.RunbookFile;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.app.runbook.run.Run.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// One table of small runbooks: what happens, and what follows.
class RunFoldTest {
  private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
  private static final String MOVE = "{switch: {domains: [www.shop.example], to: standby}}";
  private static final String WAIT = "{wait: {until: verified}}";
  private static final String CALL = "{http: {url: 'https://a.example/'}}";

  private final List<RunAction> actions = new ArrayList<>();
  private Script script = new Script(book(MOVE));
  private Run run = ordered();
  private Instant now = START;
  private Optional<RunTurn.Refused> refusal = Optional.empty();

  @Test
  void stepEnds_nextBegins() {
    begin(MOVE, WAIT);
    assertThat(done()).containsExactly("1");

    end("1", true);

    assertThat(done()).containsExactly("1", "2");
    end("2", true);
    assertThat(run.phase()).isEqualTo(Phase.DONE);
    assertThat(statuses()).isEqualTo("1 DONE, 2 DONE");
  }

  @Test
  void stepFails_runStopsThereAndIsResumedThere() {
    begin(MOVE, WAIT);

    end("1", false);

    assertThat(run.phase()).isEqualTo(Phase.FAILED);
    assertThat(statuses()).isEqualTo("1 FAILED, 2 WAITING");
    hear(new RunEvent.Resumed("bob", false));
    assertThat(actions.getLast())
        .isInstanceOfSatisfying(RunAction.Do.class, again -> assertThat(again.isAgain()).isTrue());
    end("1", true);
    end("2", true);
    assertThat(run.phase()).isEqualTo(Phase.DONE);
  }

  @Test
  void stepFailsAndMay_runGoesOnAndSaysSo() {
    begin("{switch: {domains: [www.shop.example], to: standby}, on-failure: continue}", WAIT);

    end("1", false);
    end("2", true);

    assertThat(run.phase()).isEqualTo(Phase.PARTLY);
  }

  @Test
  void stepFailsAndRollsBack_undoesLastStepFirst() {
    begin(
        MOVE, "{freeze: {vendor: alibaba, for: 1h}}", "{ack: {all: true}, on-failure: roll-back}");
    hear(new RunEvent.Noted("1", Map.of("was:www.shop.example", "primary")));
    end("1", true);
    end("2", true);

    end("3", false);

    assertThat(run.phase()).isEqualTo(Phase.UNDOING);
    assertThat(run.undo()).extracting(StepRun::path).containsExactly("undo 2", "undo 1");
    assertThat(done()).containsExactly("1", "2", "3", "undo 2");
    end("undo 2", true);
    assertThat(done()).containsExactly("1", "2", "3", "undo 2", "undo 1");
    end("undo 1", true);
    assertThat(run.phase()).isEqualTo(Phase.UNDONE);
  }

  @Test
  void freezeOfSomeoneElse_isNotLiftedByARollBack() {
    begin("{freeze: {vendor: alibaba}}", "{ack: {all: true}, on-failure: roll-back}");
    hear(new RunEvent.Noted("1", Map.of(Inverse.FOUND, "alice")));
    end("1", true);

    end("2", false);

    assertThat(run.undo()).isEmpty();
    assertThat(run.phase()).isEqualTo(Phase.UNDONE);
  }

  @Test
  void group_keepsItsLimit() {
    begin("{parallel: {limit: 2, steps: [" + MOVE + ", " + WAIT + ", " + WAIT + "]}}", MOVE);

    assertThat(done()).containsExactly("1.1", "1.2");
    end("1.2", true);
    assertThat(done()).containsExactly("1.1", "1.2", "1.3");
    end("1.1", true);
    end("1.3", true);
    assertThat(done()).containsExactly("1.1", "1.2", "1.3", "2");
    assertThat(statuses()).isEqualTo("1 DONE, 1.1 DONE, 1.2 DONE, 1.3 DONE, 2 BEGUN");
  }

  @Test
  void groupLosesAStep_beginsNoMoreAndWaitsForTheOthers() {
    begin("{parallel: {limit: 2, steps: [" + MOVE + ", " + WAIT + ", " + WAIT + "]}}");

    end("1.1", false);

    assertThat(run.phase()).isEqualTo(Phase.RUNNING);
    assertThat(done()).containsExactly("1.1", "1.2");
    end("1.2", true);
    assertThat(run.phase()).isEqualTo(Phase.FAILED);
    assertThat(statuses()).isEqualTo("1 FAILED, 1.1 FAILED, 1.2 DONE, 1.3 WAITING");
  }

  @Test
  void timeIsUp_stepFailsAndItsLateEndChangesNothing() {
    begin("{wait: {until: verified}, timeout: 10s}");
    now = START.plus(Duration.ofSeconds(10));

    hear(new RunEvent.Ticked());

    assertThat(run.phase()).isEqualTo(Phase.FAILED);
    assertThat(actions).contains(new RunAction.Halt("1", false));
    Run before = run;
    end("1", true);
    assertThat(run).isEqualTo(before);
  }

  @Test
  void approval_isNeverByTheStarterAndNeverTwice() {
    begin("{approval: {people: 2, text: 'Go?'}}", MOVE);
    assertThat(run.phase()).isEqualTo(Phase.WAITING);

    hear(new RunEvent.Approved("alice"));
    assertThat(refusal).map(RunTurn.Refused::message).hasValue("alice started the run");
    hear(new RunEvent.Approved("alice (page)"));
    assertThat(refusal).isPresent();
    hear(new RunEvent.Approved("root (for alice)"));
    assertThat(refusal).isPresent();
    hear(new RunEvent.Approved("bob"));
    assertThat(refusal).isEmpty();
    hear(new RunEvent.Approved("root (for bob)"));
    assertThat(refusal)
        .map(RunTurn.Refused::message)
        .hasValue("root (for bob) has approved it already");
    assertThat(done()).isEmpty();
    hear(new RunEvent.Approved("carol"));

    assertThat(done()).containsExactly("2");
    assertThat(run.at("1").orElseThrow().people()).containsExactly("bob", "carol");
  }

  @Test
  void nobodyApproves_expires() {
    begin("{approval: {text: 'Go?'}, timeout: 5m}", MOVE);
    now = START.plus(Duration.ofMinutes(5));

    hear(new RunEvent.Ticked());

    assertThat(run.phase()).isEqualTo(Phase.FAILED);
    hear(new RunEvent.Approved("bob"));
    assertThat(refusal).isPresent();
    assertThat(done()).isEmpty();
  }

  @Test
  void pause_waitsForAPerson() {
    begin("{pause: Look at the graphs}", MOVE);
    assertThat(run.phase()).isEqualTo(Phase.WAITING);

    hear(new RunEvent.Resumed("bob", false));

    assertThat(done()).containsExactly("2");
    assertThat(run.phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void agentCameBack_stepsAreLookedAtAgain() {
    begin(MOVE, WAIT);
    actions.clear();

    hear(new RunEvent.Recovered());

    assertThat(done()).containsExactly("1");
    assertThat(((RunAction.Do) actions.getFirst()).isAgain()).isTrue();
  }

  @Test
  void agentCameBackBeforeTheFirstStep_begins() {
    script = new Script(book(MOVE));
    run = ordered();

    hear(new RunEvent.Recovered());

    assertThat(done()).containsExactly("1");
  }

  @Test
  void requestInTheMiddleOfACrash_isNotSentTwiceButAsked() {
    begin(CALL, MOVE);
    actions.clear();

    hear(new RunEvent.Recovered());

    assertThat(done()).isEmpty();
    assertThat(run.phase()).isEqualTo(Phase.WAITING);
    assertThat(statuses()).isEqualTo("1 DOUBT, 2 WAITING");
    hear(new RunEvent.Resumed("bob", false));
    assertThat(done()).containsExactly("2");
  }

  @Test
  void requestInDoubt_isRepeatedIfAPersonSaysSo() {
    begin(CALL, MOVE);
    hear(new RunEvent.Recovered());
    actions.clear();

    hear(new RunEvent.Resumed("bob", true));

    assertThat(done()).containsExactly("1");
  }

  @Test
  void aborted_stopsWhatIsUnderWay() {
    begin(MOVE, WAIT);

    hear(new RunEvent.Aborted("bob", "wrong vendor", false));

    assertThat(run.phase()).isEqualTo(Phase.ABORTED);
    assertThat(actions).contains(new RunAction.Halt("1", true));
    end("1", true);
    assertThat(done()).containsExactly("1");
    hear(new RunEvent.Aborted("bob", "", false));
    assertThat(refusal).isPresent();
  }

  @Test
  void abortedWithRollBack_takesBackWhatWasBegun() {
    begin(MOVE, WAIT);
    hear(new RunEvent.Noted("1", Map.of("was:www.shop.example", "primary")));

    hear(new RunEvent.Aborted("bob", "", true));

    assertThat(run.phase()).isEqualTo(Phase.UNDOING);
    assertThat(done()).containsExactly("1", "undo 1");
  }

  @Test
  void run_survivesTheStore() {
    begin("{approval: {people: 2, text: 'Go?'}}", MOVE);
    hear(new RunEvent.Approved("bob"));
    hear(new RunEvent.Noted("1", Map.of("a", "b")));

    assertThat(RunForm.read(RunForm.kept(run))).isEqualTo(run);
  }

  private void begin(String... steps) {
    script = new Script(book(steps));
    run = ordered();
    hear(new RunEvent.Begun());
  }

  private void end(String path, boolean isWell) {
    hear(new RunEvent.Ended(path, isWell, "so"));
  }

  private void hear(RunEvent event) {
    RunTurn turn = RunFold.hear(run, script, event, now);
    run = turn.run();
    refusal = turn.refusal();
    actions.addAll(turn.actions());
  }

  /// The paths of the steps that were ordered.
  private List<String> done() {
    return actions.stream()
        .filter(RunAction.Do.class::isInstance)
        .map(a -> ((RunAction.Do) a).step().path())
        .toList();
  }

  private String statuses() {
    return run.steps().stream()
        .map((StepRun s) -> s.path() + " " + s.status().name())
        .collect(Collectors.joining(", "));
  }

  private Run ordered() {
    return RunFold.ordered(
        new Run.Order("b-1", "b", "", Map.of(), Optional.empty(), "alice", "", "because", START),
        script);
  }

  private static Runbook book(String... steps) {
    String text = "{runbook: b, title: B, steps: [" + String.join(", ", steps) + "]}";
    RunbookFile file = RunbookFile.of(Path.of("b.yaml"), text, environment());
    assertThat(file.problems()).isEmpty();
    return file.runbook().orElseThrow();
  }

  private static ConfigEnvironment environment() {
    return Loading.good().environment();
  }
}
