// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Parts.DrillDesk;
import io.wayout.app.cli.frame.Parts.DrillWish;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/// Regression: the problems of a configuration were printed in one line, with `\\x0a` between them.
class ErrorLinesTest {
  @Test
  void errorOfSeveralLines_keepsItsLinesAndNothingElseOfATerminal() {
    Terminal.Ran ran =
        new Terminal(new FakeAgentPort())
            .drilling(new Broken())
            .run("drill", "--all", "-c", "good.yaml");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .contains("can't be used:\n  a.yaml:1:1: \\x1b[31mred\n  b.yaml:2:2: two\n")
        .contains("mend it");
  }

  private static final class Broken implements DrillDesk {
    @Override
    public Json list() {
      return Json.object().build();
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public Json play(Path config, DrillWish wish, IntConsumer played) throws Stop {
      throw new Stop(
          ExitCode.CONFIGURATION,
          "good.yaml can't be used:\n  a.yaml:1:1: \u001b[31mred\n  b.yaml:2:2: two",
          "mend it");
    }
  }
}
