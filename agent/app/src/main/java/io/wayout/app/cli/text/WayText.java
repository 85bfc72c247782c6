// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

import io.wayout.app.json.Json;
import java.util.List;

/// Which link is written, and why not the others.
final class WayText {
  private final Style style;

  WayText(Style style) {
    this.style = style;
  }

  /// One line per link.
  String lines(List<Json> links, String indent) {
    Table table = new Table();
    for (Json link : links) {
      table.row(
          style.dim("link " + link.text("link")),
          style.dim(link.text("name")),
          style.dim(link.text("text")));
    }
    return links.isEmpty() ? "" : table.render(indent);
  }

  /// Without the links that a plan shows anyway.
  String others(List<Json> links, String indent) {
    return lines(links.stream().filter(l -> !l.isTrue("isChosen")).toList(), indent);
  }

  /// What automation would do, or which gate holds it.
  static String gate(Json decision) {
    return decision.has("gate") ? decision.text("gate") : "MOVE";
  }
}
