// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import java.util.Optional;

/// Reads the header that a browser sends its cookies in.
public final class Cookies {
  private Cookies() {}

  /// The first cookie of this name; one that is there twice counts for nothing, because another
  /// page of the same host may have set it.
  public static Optional<String> find(String header, String name) {
    Optional<String> found = Optional.empty();
    for (String pair : header.split(";", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equals(name)) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(parts[1]);
      }
    }
    return found;
  }
}
