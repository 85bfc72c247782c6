// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.text;

import io.wayout.app.config.ConfigProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Shows problems to people, with the line and a caret, and to programs.
public final class ProblemText {
  private static final int LINE_CHARS_MAX = 96;
  private static final int LEAD_CHARS = 40;
  private static final int WIDE_FROM = 0x2E80;

  private ProblemText() {}

  /// All problems, and how many there are; several lines.
  public static String text(List<ConfigProblem> problems) {
    long errors = problems.stream().filter(ConfigProblem::isError).count();
    return problems.stream().map(ProblemText::text).collect(Collectors.joining("\n", "", "\n"))
        + count(errors, "error")
        + ", "
        + count(problems.size() - errors, "warning")
        + "\n";
  }

  /// One problem: place and message, the line with a caret, and the remedy; several lines.
  public static String text(ConfigProblem problem) {
    String place =
        problem.line() == 0
            ? problem.file().toString()
            : problem.file() + ":" + problem.line() + ":" + problem.column();
    String word = problem.isError() ? "error" : "warning";
    return place
        + ": "
        + word
        + " "
        + problem.code().id()
        + ": "
        + problem.message()
        + "\n"
        + excerpt(problem)
        + "  -> "
        + problem.remedy()
        + "\n";
  }

  /// The problem as a JSON object's members, in a stable order.
  public static Map<String, Object> members(ConfigProblem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("severity", problem.isError() ? "error" : "warning");
    members.put("code", problem.code().id());
    members.put("file", problem.file().toString());
    members.put("line", problem.line());
    members.put("column", problem.column());
    members.put("path", problem.path());
    members.put("message", problem.message());
    members.put("remedy", problem.remedy());
    return members;
  }

  private static String excerpt(ConfigProblem problem) {
    int[] line = problem.source().codePoints().toArray();
    int at = problem.column() - 1;
    if (problem.source().isBlank() || at < 0) {
      return "";
    }
    int from = line.length <= LINE_CHARS_MAX ? 0 : Math.clamp(at - LEAD_CHARS, 0, line.length);
    int to = Math.min(line.length, from + LINE_CHARS_MAX);
    String number = String.valueOf(problem.line());
    String margin = " ".repeat(number.length() + 1) + " | ";
    return " "
        + number
        + " | "
        + new String(line, from, to - from)
        + "\n"
        + margin
        + blanks(line, from, Math.min(at, to))
        + "^\n";
  }

  /// As wide on a terminal as the characters themselves.
  private static String blanks(int[] line, int from, int to) {
    StringBuilder blanks = new StringBuilder();
    for (int i = from; i < to; i++) {
      blanks.append(line[i] >= WIDE_FROM ? "  " : " ");
    }
    return blanks.toString();
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
