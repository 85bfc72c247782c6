// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.frame.Parts;
import io.wayout.app.cli.frame.Shell;
import io.wayout.app.config.Adapters;
import io.wayout.app.daemon.InProcess;
import io.wayout.app.daemon.ServiceRunner;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole demo: the real daemon in front of the embedded world. Takes about half a minute,
/// because a vendor's API counts as well again only after two checks, ten seconds apart.
class DemoRunTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void wholeStory_endsAsPromisedAndLeavesNothing(@TempDir Path folder) {
    int code = new DemoRun(InstantSource.system(), folder).run(shell(), false);

    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text)
        .containsSubsequence(
            "1  All is well",
            "www.hatch.example.          15 IN CNAME primary.origin.example.",
            "200, page of primary",
            "2  The primary origin dies",
            "detected   primary is DOWN",
            "written    www.hatch.example@birch",
            "proven     www.hatch.example@birch",
            "www.hatch.example.          15 IN CNAME standby.origin.example.",
            "200, page of standby",
            "3  It recovers, and a person moves back",
            "wayout failback www.shop.example --yes --reason 'cloud-a is well'",
            "200, page of primary",
            "noticed nothing",
            "block lifted",
            "4  The night of 2023-11-12",
            "written    www.shop.example@alder",
            "www.shop.example.           30 IN CNAME standby.origin.example.",
            "200, page of standby",
            "5  birch is back",
            "written    www.hatch.example@birch",
            "written    www.shop.example@alder",
            "www.shop.example.           30 IN CNAME www.hatch.example.",
            "www.hatch.example.          15 IN CNAME standby.origin.example.",
            "noticed nothing",
            "Everything ended as promised",
            "demo --keep")
        .doesNotContain("\u001b[");
    assertThat(code).as(text).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void stepThatDoesNotHappenInTime_isSaidAndFails(@TempDir Path folder) {
    int code = new DemoRun(leaping(), folder).run(shell(), false);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("The demo did not end as promised: ")
        .doesNotContain("Everything ended as promised");
    assertThat(code).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  /// A clock by which each wait is over at the second look.
  private static InstantSource leaping() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    return () -> now.updateAndGet(t -> t.plus(Duration.ofHours(1)));
  }

  private Shell shell() {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Parts parts =
        new Parts(
            ServiceRunner::new,
            DemoRun::new,
            InProcess::new,
            () -> {
              throw new IllegalStateException("the demo reads no other configuration");
            },
            Adapters::none,
            () -> {
              throw new IllegalStateException("the demo plays no drills");
            });
    BufferedReader nothing = new BufferedReader(new StringReader(""));
    return new Shell(out, out, nothing, false, Map.of(), parts);
  }
}
