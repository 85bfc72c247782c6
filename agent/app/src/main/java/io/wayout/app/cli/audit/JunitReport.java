// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.audit;

import io.wayout.app.json.Json;
import java.util.List;

/// An audit as JUnit XML: a test case per domain and outage, which fails where the domain is stuck,
/// and one per finding that is an error.
final class JunitReport {
  private JunitReport() {}

  static String xml(Json audit) {
    StringBuilder cases = new StringBuilder();
    int tests = 0;
    int failures = 0;
    for (Json group : audit.list("groups")) {
      for (Json cell : group.list("cells")) {
        boolean isStuck = cell.text("fate").equals("stuck");
        for (String domain : group.texts("domains")) {
          cases.append(testcase(domain, cell.text("outage"), isStuck ? why(cell) : ""));
          tests++;
          failures += isStuck ? 1 : 0;
        }
      }
    }
    for (Json finding : audit.list("findings")) {
      boolean isError = finding.text("level").equals("error");
      String text = finding.text("text") + "; " + finding.text("remedy");
      String name = finding.text("code") + " " + finding.text("subject");
      cases.append(testcase("findings", name, isError ? text : ""));
      tests++;
      failures += isError ? 1 : 0;
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"wayout audit\" tests=\""
        + tests
        + "\" failures=\""
        + failures
        + "\" errors=\"0\" skipped=\"0\">\n"
        + cases
        + "</testsuite>\n";
  }

  private static String why(Json cell) {
    List<String> obstacles = cell.texts("obstacles");
    return String.join("; ", obstacles);
  }

  private static String testcase(String suite, String name, String failure) {
    String head = "  <testcase classname=\"" + escaped(suite) + "\" name=\"" + escaped(name) + "\"";
    return failure.isEmpty()
        ? head + "/>\n"
        : head + ">\n    <failure message=\"" + escaped(failure) + "\"/>\n  </testcase>\n";
  }

  /// XML 1.0 has no way to write most control characters, so they go.
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF)
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }
}
