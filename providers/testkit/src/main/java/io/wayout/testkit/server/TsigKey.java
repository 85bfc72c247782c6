// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import org.xbill.DNS.TSIG;

/// A key that signs queries and updates (RFC 8945). A test's key: not a secret, so it prints.
///
/// @param name without the final dot
/// @param algorithm e.g. `hmac-sha256`
/// @param secret Base64
public record TsigKey(String name, String algorithm, String secret) {
  static final TsigKey DEFAULT =
      new TsigKey("wayout-key", "hmac-sha256", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  TSIG toTsig() {
    return new TSIG(algorithm, name + ".", secret);
  }
}
