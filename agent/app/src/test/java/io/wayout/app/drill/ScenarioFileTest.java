// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.drill.script.ApiTrouble;
import io.wayout.drill.script.Cue;
import io.wayout.drill.script.Expect;
import io.wayout.drill.script.Part;
import io.wayout.drill.script.Role;
import io.wayout.drill.script.Scenario;
import io.wayout.drill.script.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {
  private static final String GOOD =
      """
      id: mine
      title: ours
      story: All is well.
      roles:
        lost: {vendors: [acme], otherwise: last-link}
      timeline:
        - {at: 5m, clock: -1h, note: "daylight saving, done wrong"}
        - {at: 0s, api: lost, is: denying, for: 10m}
      length: 1h
      expect: {writes-max: 0, restored-within: 2m}
      """;

  @Test
  void goodFile_becomesAScenarioInTheOrderOfTime() {
    assertThat(ScenarioFile.of(Path.of("mine.yaml"), GOOD).scenario())
        .contains(
            new Scenario(
                "mine",
                "ours",
                Scenario.Kind.OWN,
                Instant.parse("2026-01-05T03:00:00Z"),
                "All is well.",
                List.of(),
                List.of(new Role("lost", List.of("acme"), Part.LAST_LINK)),
                List.of(
                    new Cue(
                        Duration.ZERO,
                        new Trouble.Api("lost", ApiTrouble.DENYING, Duration.ofMinutes(10)),
                        ""),
                    new Cue(
                        Duration.ofMinutes(5),
                        new Trouble.Clock(Duration.ofHours(-1)),
                        "daylight saving, done wrong")),
                Duration.ofHours(1),
                new Expect(
                    OptionalInt.of(0),
                    OptionalInt.empty(),
                    Optional.of(new Expect.Time(Duration.ofMinutes(2))),
                    false,
                    Optional.empty())));
  }

  @Test
  void badFile_tellsEveryProblemWithItsPlaceAndRemedy() {
    String text =
        """
        id: mine
        title: ours
        story: Nothing is right.
        role: {}
        timeline:
          - {at: 5m, api: lost, is: denying}
          - {at: 5m, targets: primary-clout, is: broken}
          - {at: 5m, targets: home, is: silent}
          - {at: 5m, servers: home, is: lagging}
          - {at: 2h, note: too late}
          - {at: 5m}
          - {at: 5m, agent: kiled}
          - {at: 5m, agent: killed, clock: 1h}
        length: 1h
        """;

    assertThat(ScenarioFile.of(Path.of("mine.yaml"), text).problems())
        .extracting(p -> p.line() + ":" + p.column() + " " + p.message() + " | " + p.remedy())
        .containsExactly(
            "4:1 unknown key 'role' | did you mean 'roles'?",
            "6:19 there is no role 'lost' | known here: primary-cloud, standby-cloud, first-link,"
                + " last-link, home",
            "7:23 there is no role 'primary-clout' | did you mean 'primary-cloud'?",
            "8:33 'targets' can't be 'silent' | write 'is:' with one of refusing, black-hole,"
                + " broken, wrong-body, bad-certificate, sporadic, slow, turning-away, flapping",
            "9:5 'by' is missing | add 'by:' with a duration such as 1m",
            "10:10 'at' is not before the end of the scenario | make 'length' longer than this",
            "11:5 nothing happens in this item | add one of api, servers, targets, agent,"
                + " witnesses, resolvers, clock, operator, record, or a 'note'",
            "12:21 'agent': 'kiled' is not one of isolated, killed, killed-before-intent,"
                + " killed-after-intent, killed-after-attempt, killed-after-sent,"
                + " killed-after-served, paused, suspended, store-lost, disk-full,"
                + " reloaded | did you mean 'killed'?",
            "13:29 'agent' and 'clock' in one item | make it two items with the same 'at'");
  }
}
