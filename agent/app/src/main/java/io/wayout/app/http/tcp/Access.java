// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import io.wayout.app.token.Sessions;
import io.wayout.app.token.Tokens;

/// What callers over TCP are known by.
///
/// @param cookie the name of the page's cookie
public record Access(Tokens tokens, Sessions sessions, Guards guards, String cookie) {
  /// The name of the cookie: a browser takes `__Host-` only over TLS, for this host alone (RFC
  /// 6265bis §4.1.3).
  public static String cookie(boolean isTls) {
    return isTls ? "__Host-wayout" : "wayout";
  }
}
