// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.json.Json;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which domains a command is about.
final class Choice {
  @Parameters(arity = "0..*", paramLabel = "DOMAIN", description = "The domains.")
  private List<String> domains = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Every domain with this tag; may be repeated.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--all", description = "Every domain of the configuration.")
  private boolean isAll;

  Json.Builder body() {
    return Json.object()
        .put("domains", Json.texts(domains))
        .put("tags", Json.texts(tags))
        .put("all", isAll);
  }

  List<String> domains() {
    return domains;
  }

  boolean isEmpty() {
    return domains.isEmpty() && tags.isEmpty() && !isAll;
  }
}
