// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.wayout.app.config.ConfigProblem;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.Loading;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Law: whatever stands in a file, loading ends with a configuration or with problems that have a
/// place, a message and a remedy.
class MutationPropertyTest {
  private static final int MUTATIONS = Integer.getInteger("wayout.mutations", 2_000);
  private static final String SENTINEL = "s3ntinel";
  private static final List<String> PIECES =
      List.of(
          ":",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "\n",
          "  ",
          "\"",
          "'",
          "&a",
          "*a",
          "#",
          "|\n",
          "? ",
          "!x",
          "null",
          "~",
          "0",
          "-1",
          "1e9",
          "a: 1",
          "99999999999",
          "☃",
          "\u0000",
          "\u202E",
          "..",
          "/",
          "%",
          "@",
          ",",
          "www.shop.example",
          "target",
          "<<: ");

  @Test
  void randomlyBrokenFile_isJudgedAndNeverThrows() {
    long seed = Long.getLong("wayout.seed", new Random().nextLong());
    Random random = new Random(seed);
    String secret =
        "allow-inline-secrets: true\n"
            + Loading.GOOD.replace("token: {env: ALI}", "token: " + SENTINEL);
    for (int i = 0; i < MUTATIONS; i++) {
      String text = mutated(secret, random, 1 + random.nextInt(4));
      try {
        judge(Loading.of(text).result());
      } catch (RuntimeException | AssertionError broken) {
        fail("seed " + seed + ", mutation " + i + " of:\n" + text, broken);
      }
    }
  }

  private static void judge(LoadResult result) {
    List<ConfigProblem> problems =
        switch (result) {
          case LoadResult.Valid(var _, List<ConfigProblem> warnings) -> warnings;
          case LoadResult.Invalid(List<ConfigProblem> all) -> all;
        };
    boolean isValid = result instanceof LoadResult.Valid;
    assertThat(problems.stream().noneMatch(ConfigProblem::isError)).isEqualTo(isValid);
    for (ConfigProblem problem : problems) {
      assertThat(problem.message()).isNotBlank();
      assertThat(problem.remedy()).isNotBlank();
      assertThat(problem.line()).isBetween(0, 60);
    }
  }

  private static String mutated(String text, Random random, int times) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + random.nextInt(20));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        default -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
      }
    }
    return mutated.toString();
  }
}
