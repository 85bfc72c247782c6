// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.app.json.Json;
import java.util.Optional;

/// What the daemon says of the domain at one moment.
///
/// @param domain as the API's `/domains/NAME` tells it
record Picture(Json domain) {

  /// Do users end at this target, through all links or, if not canonical, past some?
  boolean isAt(String target, boolean isCanonical) {
    Json effective = domain.get("effective");
    return effective.text("state").equals("at")
        && effective.text("target").equals(target)
        && effective.isTrue("isCanonical") == isCanonical;
  }

  boolean isProven(String target) {
    return domain.list("targets").stream()
        .filter(t -> t.text("name").equals(target))
        .anyMatch(t -> t.text("verdict").equals("UP") && t.isTrue("isProven"));
  }

  /// A target that fails its checks: since when, and why.
  Optional<Json> down(String target) {
    return domain.list("targets").stream()
        .filter(t -> t.text("name").equals(target) && t.text("verdict").equals("DOWN"))
        .findFirst();
  }

  boolean areVendorsUp() {
    return domain.list("links").stream()
        .flatMap(link -> link.list("accounts").stream())
        .allMatch(a -> isUp(a.get("control")) && isUp(a.get("data")));
  }

  long generation() {
    return domain.number("generation");
  }

  private static boolean isUp(Json plane) {
    return plane.text("verdict").equals("UP");
  }
}
