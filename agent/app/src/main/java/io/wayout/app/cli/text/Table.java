// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Lines up columns. Not thread-safe.
public final class Table {
  private static final Pattern SGR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  public Table row(String... cells) {
    rows.add(Arrays.asList(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The rows, each ended by a line feed.
  public String render() {
    return render("");
  }

  /// @param indent before each row
  public String render(String indent) {
    List<Integer> widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i));
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths.get(i) - width(row.get(i)))).append(GAP);
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (widths.size() <= i) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), width(row.get(i))));
      }
    }
    return widths;
  }

  private static int width(String cell) {
    String plain = SGR.matcher(cell).replaceAll("");
    return plain.codePointCount(0, plain.length());
  }
}
