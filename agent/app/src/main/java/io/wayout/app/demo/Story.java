// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.app.demo.Act.Stage;
import io.wayout.app.demo.Audience.Gap;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The demo's plot. Each chapter ends as promised, or the story ends there.
final class Story {
  private static final Duration SOON = Duration.ofSeconds(20);

  /// Two control-plane checks in a row, ten seconds apart, and `restore-after`.
  private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);

  private final Stage stage;

  Story(Stage stage) {
    this.stage = stage;
  }

  /// How long users were without the page.
  ///
  /// @param failover when the primary failed
  /// @param bypass when a vendor's control plane was lost as well
  record Ending(Duration failover, Duration bypass) {
    String text() {
      return String.format(
          Locale.ROOT,
          "Users were without the page for %.2f s and %.2f s; nobody was woken up.",
          failover.toMillis() / 1000.0,
          bypass.toMillis() / 1000.0);
    }
  }

  /// @throws Undone if a step does not end as promised
  Ending tell() throws Undone, IOException, InterruptedException {
    allIsWell();
    Gap failover = primaryDies();
    aPersonFailsBack();
    Gap bypass = vendorAndPrimaryDie();
    theVendorIsBack();
    return new Ending(failover.length(), bypass.length());
  }

  private void allIsWell() throws Undone, InterruptedException {
    Act act = Act.begin(stage, "All is well");
    act.seen(
        SOON,
        "not everything was found healthy",
        p ->
            p.isAt("primary", true)
                && p.isProven("primary")
                && p.isProven("standby")
                && p.areVendorsUp());
    act.event("healthy", "both origins pass their checks, both vendors answer on both planes");
    act.visited("primary");
  }

  private Gap primaryDies() throws Undone, InterruptedException {
    Act act = Act.begin(stage, "The primary origin dies");
    stage.world().primary().goDown();
    act.event("fault", "the web server at cloud-a refuses connections");
    act.detected("primary");
    act.moved(SOON, "standby");
    Gap gap = act.noticed(true);
    act.visited("standby");
    return gap;
  }

  private void aPersonFailsBack() throws Undone, IOException, InterruptedException {
    Act act = Act.begin(stage, "It recovers, and a person moves back");
    stage.world().primary().comeBack();
    act.event("repair", "the web server at cloud-a serves again");
    act.seen(SOON, "the primary was not proven", p -> p.isProven("primary"));
    act.event("healthy", "the primary is up and has been for a while; failback is yours to decide");
    command(act, "failback", World.DOMAIN.text(), "--yes", "--reason", "cloud-a is well");
    act.visited("primary");
    act.noticed(false);
    stage.narrator().say("Where a person has moved a domain, automation waits for a word:");
    command(act, "ack", World.DOMAIN.text());
  }

  private Gap vendorAndPrimaryDie() throws Undone, InterruptedException {
    Act act =
        Act.begin(stage, "The night of 2023-11-12: a vendor's API and the primary die at once");
    stage.world().birch().loseControlPlane();
    act.event("fault", "birch rejects valid keys; its name servers go on answering");
    stage.world().primary().goDown();
    act.event("fault", "the web server at cloud-a refuses connections");
    act.detected("primary");
    act.moved(SOON, "standby");
    act.seen(SOON, "the bypass was not seen", p -> p.isAt("standby", false));
    Gap gap = act.noticed(true);
    act.visited("standby");
    stage.narrator().good("The link at birch can't be written, so link 1 at alder leads past it.");
    return gap;
  }

  private void theVendorIsBack() throws Undone, IOException, InterruptedException {
    Act act = Act.begin(stage, "birch is back: the bypass is undone");
    stage.world().birch().regainControlPlane();
    stage.world().primary().comeBack();
    act.event("repair", "birch takes changes again, the web server at cloud-a serves again");
    stage
        .narrator()
        .say("Waiting until its API has been well for a while (a check every 10 s) ...");
    act.seen(RECOVERY_MAX, "the bypass was not undone", p -> p.isAt("standby", true));
    act.moved(SOON, "standby");
    act.visited("standby");
    act.noticed(false);
  }

  private void command(Act act, String... arguments) throws Undone {
    act.event("you type", "wayout " + typed(arguments));
    stage.narrator().quote(stage.agent().command(arguments));
  }

  /// As a shell needs it.
  private static String typed(String... arguments) {
    return Arrays.stream(arguments)
        .map(a -> a.contains(" ") ? "'" + a + "'" : a)
        .collect(Collectors.joining(" "));
  }
}
