// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.kit.sign.SignedTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// `HMAC-SHA256`, in the style of the vendor's Go SDK: host, body and token are signed along. Pure.
final class VolcengineSigner {
  static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private static final String ALGORITHM = "HMAC-SHA256";

  private VolcengineSigner() {}

  /// For which part of the cloud a signature counts.
  record Scope(String region, String service) {
    String of(Instant moment) {
      return SignedTime.basicDay(moment) + "/" + region + "/" + service + "/request";
    }
  }

  /// What is signed beside the key.
  ///
  /// @param host the header as it is sent
  /// @param query encoded and sorted
  /// @param body empty for none
  record Call(String method, String host, String query, String body, Instant moment) {}

  /// The headers of a request, its signature included; `host` is left to the wire.
  static Map<String, String> headers(Call call, Scope scope, AccessKey key) {
    Map<String, String> signed = new TreeMap<>();
    signed.put("content-type", CONTENT_TYPE);
    signed.put("host", call.host());
    signed.put("x-content-sha256", Digests.sha256Hex(call.body()));
    signed.put("x-date", SignedTime.basic(call.moment()));
    key.token().ifPresent(token -> signed.put("x-security-token", token));
    Map<String, String> headers = new TreeMap<>(signed);
    headers.remove("host");
    headers.put("Authorization", authorization(call, SignedHeaders.of(signed), scope, key));
    return headers;
  }

  /// What is hashed and signed.
  static String canonical(Call call, SignedHeaders signed) {
    return call.method()
        + "\n/\n"
        + call.query()
        + "\n"
        + signed.canonical()
        + "\n"
        + signed.names()
        + "\n"
        + Digests.sha256Hex(call.body());
  }

  /// @param signed which headers; the vendor honours any list that names the date
  static String authorization(Call call, SignedHeaders signed, Scope scope, AccessKey key) {
    String within = scope.of(call.moment());
    String toSign =
        String.join(
            "\n",
            ALGORITHM,
            SignedTime.basic(call.moment()),
            within,
            Digests.sha256Hex(canonical(call, signed)));
    byte[] derived =
        Digests.derivedKey(
            key.secret(),
            SignedTime.basicDay(call.moment()),
            scope.region(),
            scope.service(),
            "request");
    return ALGORITHM
        + " Credential="
        + key.id()
        + "/"
        + within
        + ", SignedHeaders="
        + signed.names()
        + ", Signature="
        + Digests.hex(Digests.hmacSha256(derived, toSign));
  }
}
