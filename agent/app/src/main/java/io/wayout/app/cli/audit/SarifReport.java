// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.audit;

import io.wayout.app.cli.frame.Version;
import io.wayout.app.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// An audit as SARIF 2.1.0 (OASIS): a result per stuck cell and per finding, placed at the
/// configuration file.
final class SarifReport {
  private static final String STUCK = "STUCK";
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifReport() {}

  static Json json(Json audit, Path config) {
    List<Json> results = new ArrayList<>();
    for (Json group : audit.list("groups")) {
      for (Json cell : group.list("cells")) {
        if (cell.text("fate").equals(STUCK.toLowerCase(Locale.ROOT))) {
          group.texts("domains").forEach(d -> results.add(stuck(d, cell, config)));
        }
      }
    }
    audit.list("findings").forEach(f -> results.add(finding(f, config)));
    Json run =
        Json.object()
            .put("tool", Json.object().put("driver", driver(results)).build())
            .put("results", Json.array(results, r -> r))
            .build();
    return Json.object()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", Json.array(List.of(run), r -> r))
        .build();
  }

  private static Json driver(List<Json> results) {
    TreeSet<String> rules = new TreeSet<>();
    results.forEach(r -> rules.add(r.text("ruleId")));
    return Json.object()
        .put("name", "wayout audit")
        .put("version", Version.text())
        .put("rules", Json.array(rules, id -> Json.object().put("id", id).build()))
        .build();
  }

  private static Json stuck(String domain, Json cell, Path config) {
    String text =
        domain
            + " is stuck if "
            + cell.text("outage")
            + " fails: "
            + String.join("; ", cell.texts("obstacles"));
    boolean isSingle = !cell.text("outage").contains(" + ");
    return result(STUCK, isSingle ? "error" : "note", text, config);
  }

  private static Json finding(Json finding, Path config) {
    String level =
        switch (finding.text("level")) {
          case "error" -> "error";
          case "warn" -> "warning";
          default -> "note";
        };
    String text =
        finding.text("kind")
            + " "
            + finding.text("subject")
            + ": "
            + finding.text("text")
            + "; "
            + finding.text("remedy");
    return result(finding.text("code"), level, text, config);
  }

  private static Json result(String rule, String level, String text, Path config) {
    Json place =
        Json.object()
            .put(
                "physicalLocation",
                Json.object()
                    .put("artifactLocation", Json.object().put("uri", config.toString()).build())
                    .build())
            .build();
    return Json.object()
        .put("ruleId", rule)
        .put("level", level)
        .put("message", Json.object().put("text", text).build())
        .put("locations", Json.array(List.of(place), p -> p))
        .build();
  }
}
