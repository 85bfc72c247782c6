// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.kit.sign.SignedTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `SDK-HMAC-SHA256`, the signature of Huawei Cloud's gateway. Pure.
final class HuaweicloudSigner {
  private static final String ALGORITHM = "SDK-HMAC-SHA256";

  private HuaweicloudSigner() {}

  /// What is sent.
  ///
  /// @param host the header as it is sent
  /// @param path encoded, without the final slash that the signature adds
  /// @param query encoded and sorted; empty for none
  /// @param projectId empty to leave the project to the gateway
  record Call(
      String method,
      String host,
      String path,
      String query,
      String body,
      Optional<String> projectId,
      Instant moment) {}

  /// The headers of a request, its signature included; `host` is left to the wire. Every header but
  /// the content type is signed.
  static Map<String, String> headers(Call call, AccessKey key) {
    Map<String, String> signed = new TreeMap<>();
    signed.put("X-Sdk-Date", SignedTime.basic(call.moment()));
    call.projectId().ifPresent(id -> signed.put("X-Project-Id", id));
    key.token().ifPresent(token -> signed.put("X-Security-Token", token));
    Map<String, String> headers = new TreeMap<>(signed);
    signed.put("Host", call.host());
    headers.put("Authorization", authorization(call, SignedHeaders.of(signed), key));
    if (!call.body().isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    return headers;
  }

  /// @param headers which are signed; the vendor honours any list that names host and date
  static String authorization(Call call, SignedHeaders headers, AccessKey key) {
    String canonical =
        call.method()
            + "\n"
            + call.path()
            + "/\n"
            + call.query()
            + "\n"
            + headers.canonical()
            + "\n"
            + headers.names()
            + "\n"
            + Digests.sha256Hex(call.body());
    String toSign =
        ALGORITHM + "\n" + SignedTime.basic(call.moment()) + "\n" + Digests.sha256Hex(canonical);
    return ALGORITHM
        + " Access="
        + key.id()
        + ", SignedHeaders="
        + headers.names()
        + ", Signature="
        + Digests.hex(Digests.hmacSha256(key.secret(), toSign));
  }
}
