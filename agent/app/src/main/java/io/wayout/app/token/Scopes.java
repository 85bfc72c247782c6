// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.token;

import java.util.Set;
import java.util.regex.Pattern;

/// What a token may be narrowed to: `metrics`, `runbook:NAME` or `runbook:*`.
public final class Scopes {
  public static final String METRICS = "metrics";
  private static final String RUNBOOK = "runbook:";
  private static final Pattern SCOPE =
      Pattern.compile("metrics|runbook:(\\*|[A-Za-z0-9._-]{1,64})");

  private Scopes() {}

  /// The scope of starting one runbook.
  public static String runbook(String name) {
    return RUNBOOK + name;
  }

  public static boolean isScope(String text) {
    return SCOPE.matcher(text).matches();
  }

  static boolean cover(Set<String> scopes, String wanted) {
    return scopes.contains(wanted)
        || (wanted.startsWith(RUNBOOK) && scopes.contains(RUNBOOK + "*"));
  }
}
