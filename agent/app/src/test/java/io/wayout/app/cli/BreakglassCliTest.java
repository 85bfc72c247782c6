// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.FakeAgentPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where `wayout breakglass` writes, and as what.
class BreakglassCliTest {
  private final Terminal terminal = new Terminal(new FakeAgentPort());

  @TempDir Path folder;

  @Test
  void kit_goesToTheScreenOrIntoAFile() throws IOException {
    Path page = folder.resolve("kit.HTML");

    assertThat(terminal.run("breakglass").out()).isEqualTo("kit as MD\n");
    assertThat(terminal.run("breakglass", "--format", "html").out()).isEqualTo("kit as HTML\n");
    assertThat(terminal.run("breakglass", "-o", page.toString()).code()).isZero();
    assertThat(page).hasContent("kit as HTML\n");
    assertThat(terminal.run("breakglass", "-o", page.toString(), "--format", "md").code()).isZero();
    assertThat(page).hasContent("kit as MD\n");
  }

  @Test
  void placeThatCantBeWritten_isToldAndLeavesTheOldFile() throws IOException {
    Path nowhere = folder.resolve("no/such/kit.md");
    Ran ran = terminal.run("breakglass", "-o", nowhere.toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains(nowhere + " can't be written").contains("choose another place");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }
}
