// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http;

import java.util.List;

/// How a reload ended: all of the new configuration is in use, or none of it.
///
/// @param version the version of the configuration that is in use now
/// @param problems every problem of the refused file, each with place and remedy; warnings only if
///   it was accepted
public record ReloadReport(boolean isAccepted, String version, List<String> problems) {
  public ReloadReport {
    problems = List.copyOf(problems);
  }
}
