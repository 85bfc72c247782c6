// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Real programs of the host's own shell and core utilities.
class ProcessCommandsTest {
  private final ProcessCommands patient = new ProcessCommands(Duration.ofSeconds(20));
  private final ProcessCommands hasty = new ProcessCommands(Duration.ofMillis(300));

  @Test
  void programThatPrints_givesItsOutput() throws IOException {
    assertThat(patient.run(List.of("/bin/echo", "$HOME; a b"))).isEqualTo("$HOME; a b\n");
  }

  @Test
  void programThatFails_isRefusedWithoutItsOutput() {
    assertThatThrownBy(() -> patient.run(List.of("/bin/sh", "-c", "echo s3ntinel; exit 3")))
        .isInstanceOf(IOException.class)
        .hasMessage("/bin/sh ended with exit code 3");
  }

  @Test
  void programThatHangs_meetsTheDeadline() {
    assertThatThrownBy(() -> hasty.run(List.of("/bin/sh", "-c", "read x < /dev/zero")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not end within 300 ms");
  }

  @Test
  void programThatPrintsForEver_meetsTheDeadline() {
    assertThatThrownBy(() -> hasty.run(List.of("/bin/cat", "/dev/zero")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("or printed more than 64 KiB");
  }

  @Test
  void absentProgram_isAnError() {
    assertThatThrownBy(() -> patient.run(List.of("/nowhere/pass"))).isInstanceOf(IOException.class);
  }
}
