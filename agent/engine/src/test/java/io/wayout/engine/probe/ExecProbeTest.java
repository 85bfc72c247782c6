// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static io.wayout.engine.probe.Probing.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeResult.Fail;
import io.wayout.core.model.ProbeResult.Inconclusive;
import io.wayout.core.model.ProbeResult.Pass;
import io.wayout.core.model.ProbeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExecProbeTest {
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final Probing probing = new Probing();

  @Test
  void exitCodeZero_passesWithWhatItSaid() {
    assertThat(Probing.timeless(sh("echo all; echo well >&2", LONG)))
        .isEqualTo(new Pass(Duration.ZERO, "sh ended with 0: all well", Optional.empty()));
  }

  @Test
  void otherExitCode_fails() {
    assertThat(sh("echo broken; exit 3", LONG)).isEqualTo(new Fail("sh ended with 3: broken"));
  }

  @Test
  void arguments_meetNoShell() {
    assertThat(probing.probe(new ProbeSpec.Exec(List.of("echo", "$HOME; `id` | x")), LONG))
        .extracting(ProbeResult::detail)
        .isEqualTo("echo ended with 0: $HOME; `id` | x");
  }

  @Test
  void noSuchProgram_isInconclusive() {
    assertThat(probing.probe(new ProbeSpec.Exec(List.of("/no/such/program")), LONG))
        .isInstanceOf(Inconclusive.class);
  }

  @Test
  void standardInput_isEmpty() {
    assertThat(probing.probe(new ProbeSpec.Exec(List.of("cat")), LONG)).isInstanceOf(Pass.class);
  }

  @Test
  void environment_holdsNothingOfOurs() {
    assertThat(probing.probe(new ProbeSpec.Exec(List.of("env")), LONG).detail())
        .doesNotContain("JAVA_HOME", "USER=");
  }

  @Test
  void endlessOutput_neverBlocksAndIsCut() {
    assertThat(sh("yes | head -c 5000000; echo done", LONG))
        .isInstanceOf(Pass.class)
        .extracting(ProbeResult::detail)
        .asString()
        .hasSizeLessThan(100);
  }

  @Test
  void hang_isKilledWithItsChildren(@TempDir Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    assertThat(sh("sleep 600 & echo $! > " + pid + "; echo waiting; wait", ONE_SECOND))
        .isEqualTo(new Fail("sh did not end within 1.0 s: waiting"));
    long child = Long.parseLong(Files.readString(pid).strip());
    await()
        .untilAsserted(() ->
            assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive))
                .isNotEqualTo(Optional.of(true)));
  }

  @Test
  void childKeepsTheOutputOpen_doesNotHoldTheProbe(@TempDir Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    assertThat(sh("sleep 600 & echo $! > " + pid + "; echo started", LONG))
        .isInstanceOf(Pass.class);
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void noCommand_isInconclusive() {
    assertThat(probing.probe(new ProbeSpec.Exec(List.of()), LONG)).isInstanceOf(Inconclusive.class);
  }

  private ProbeResult sh(String script, Duration timeout) {
    return probing.probe(new ProbeSpec.Exec(List.of("sh", "-c", script)), timeout);
  }
}
