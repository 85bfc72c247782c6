// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The systemd unit is valid and hardened (docs/operations/install.md).
class ServiceUnitTest {
  /// An exposure of 1.5 on systemd's scale from 0 (safe) to 10.
  private static final String EXPOSURE_MAX = "--threshold=15";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void needsSystemd() {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "systemd-analyze")));
    if (!isThere && Boolean.getBoolean("wayout.require.servers")) {
      fail("systemd-analyze is missing; deploy/test.sh installs it");
    }
    assumeTrue(isThere, "systemd-analyze is missing");
  }

  @Test
  void unit_isHardened() throws Exception {
    Ended ended = run("systemd-analyze", "security", "--offline=true", EXPOSURE_MAX, unit());

    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @Test
  void unit_isValid() throws Exception {
    Ended ended = run("systemd-analyze", "verify", "--man=no", unit());

    assertThat(ended).isEqualTo(new Ended(0, ""));
  }

  @Test
  void unit_isFedByTheLoopAndReloads() throws Exception {
    assertThat(Files.readAllLines(SourceTree.at("deploy/systemd/wayout.service")))
        .contains(
            "Type=notify",
            "NotifyAccess=main",
            "WatchdogSec=20",
            "ExecReload=/bin/kill -HUP $MAINPID",
            "User=wayout");
  }

  /// The unit with a program that exists here: `verify` looks whether it can be run.
  private String unit() throws IOException {
    String text = Files.readString(SourceTree.at("deploy/systemd/wayout.service"));
    Path copy = folder.resolve("wayout.service");
    Files.writeString(copy, text.replace("/opt/wayout/bin/wayout", "/bin/true"));
    return copy.toString();
  }

  private record Ended(int code, String output) {}

  private static Ended run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
