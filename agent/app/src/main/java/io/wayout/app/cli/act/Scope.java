// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.act;

import io.wayout.app.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a freeze covers: exactly one of a domain, a vendor and everything.
final class Scope {
  @ArgGroup(multiplicity = "1")
  private One one = new One();

  Json.Builder body() {
    Json.Builder body = Json.object();
    if (one.domain != null) {
      body.put("domain", one.domain);
    }
    if (one.vendor != null) {
      body.put("vendor", one.vendor);
    }
    return body.put("all", one.isAll);
  }

  /// One of these.
  static final class One {
    @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "One domain.")
    private @Nullable String domain;

    @Option(
        names = "--vendor",
        paramLabel = "VENDOR",
        description = "Every account and target of a vendor.")
    private @Nullable String vendor;

    @Option(names = "--all", description = "Everything.")
    private boolean isAll;
  }
}
