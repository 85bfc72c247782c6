// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.json.Json;

/// One answer of the API.
///
/// @param status an HTTP status (RFC 9110 §15)
/// @param body a problem (RFC 9457) where the status is 400 or above
public record Reply(int status, Json body) {

  public static Reply ok(Json body) {
    return new Reply(200, body);
  }

  public boolean isProblem() {
    return status >= 400;
  }

  public String contentType() {
    return isProblem() ? "application/problem+json" : "application/json";
  }
}
