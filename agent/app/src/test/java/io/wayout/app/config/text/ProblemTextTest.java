// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult.Invalid;
import io.wayout.app.config.Loading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTextTest {

  @Test
  void errorAndWarning_areShownWithLineCaretAndRemedy() {
    List<ConfigProblem> problems =
        ((Invalid) Loading.good().change("ttl: 30", "ttl: 900, zon: x").result()).problems();

    assertThat(ProblemText.text(problems))
        .isEqualTo(
            """
            /etc/wayout/wayout.yaml:22:56: warning C80: with a TTL of 900 s, users stay on the old\
             answer that long after a move
             22 |       - {name: www.hatch.example, account: hatch, ttl: 900, zon: x}
                |                                                        ^
              -> use 300 or less; 60 is usual

            /etc/wayout/wayout.yaml:22:61: error C11: unknown key 'zon'
             22 |       - {name: www.hatch.example, account: hatch, ttl: 900, zon: x}
                |                                                             ^
              -> did you mean 'zone'?

            1 error, 1 warning
            """);
  }

  @Test
  void wideCharactersAndLongLines_keepTheCaretInPlace() {
    String line = "safety: {一二三: 1, " + "canary: 1, ".repeat(20) + "}";

    List<String> shown =
        ((Invalid) Loading.of(line + "\n").result())
            .problems().stream().map(ProblemText::text).toList();

    assertThat(shown.getFirst()).contains(" 1 | safety: {一二三: 1").contains("   |          ^\n");
    assertThat(shown.getLast().lines().toList().get(2)).endsWith("^").hasSizeLessThan(120);
  }

  @Test
  void members_areStable() {
    List<ConfigProblem> problems = ((Invalid) Loading.of("- a\n").result()).problems();

    assertThat(ProblemText.members(problems.getFirst()))
        .containsExactly(
            Map.entry("severity", "error"),
            Map.entry("code", "C12"),
            Map.entry("file", "/etc/wayout/wayout.yaml"),
            Map.entry("line", 1),
            Map.entry("column", 1),
            Map.entry("path", ""),
            Map.entry("message", "the file is a list where it must be a mapping"),
            Map.entry("remedy", "start it with a key such as 'domains:'"));
  }
}
