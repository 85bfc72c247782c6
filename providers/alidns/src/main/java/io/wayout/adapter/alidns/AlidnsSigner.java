// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.kit.sign.SignedTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// `ACS3-HMAC-SHA256`, the signature of version 3. Pure; requests have no body.
final class AlidnsSigner {
  private static final String ALGORITHM = "ACS3-HMAC-SHA256";

  private AlidnsSigner() {}

  /// What is signed beside the key.
  ///
  /// @param host the header as it is sent
  /// @param version of the API
  /// @param query encoded and sorted
  /// @param nonce never used before
  record Call(
      String method,
      String host,
      String action,
      String version,
      String query,
      Instant moment,
      String nonce) {}

  /// The headers of a request, its signature included; `host` is left to the wire.
  static Map<String, String> headers(Call call, AccessKey key) {
    Map<String, String> signed = new TreeMap<>();
    signed.put("host", call.host());
    signed.put("x-acs-action", call.action());
    signed.put("x-acs-version", call.version());
    signed.put("x-acs-date", SignedTime.extended(call.moment()));
    signed.put("x-acs-signature-nonce", call.nonce());
    signed.put("x-acs-content-sha256", Digests.SHA256_OF_NOTHING);
    key.token()
        .ifPresent(token -> {
          signed.put("x-acs-security-token", token);
          signed.put("x-acs-accesskey-id", key.id());
        });
    Map<String, String> headers = new TreeMap<>(signed);
    headers.remove("host");
    headers.put("Authorization", authorization(call, signed, key));
    return headers;
  }

  /// What [#headers] hashes and signs.
  static String canonical(Call call, SignedHeaders headers) {
    return call.method()
        + "\n/\n"
        + call.query()
        + "\n"
        + headers.canonical()
        + "\n"
        + headers.names()
        + "\n"
        + Digests.SHA256_OF_NOTHING;
  }

  private static String authorization(Call call, Map<String, String> signed, AccessKey key) {
    SignedHeaders headers = SignedHeaders.of(signed);
    String toSign = ALGORITHM + "\n" + Digests.sha256Hex(canonical(call, headers));
    return ALGORITHM
        + " Credential="
        + key.id()
        + ",SignedHeaders="
        + headers.names()
        + ",Signature="
        + Digests.hex(Digests.hmacSha256(key.secret(), toSign));
  }
}
