// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.kit.sign.SignedTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// `JDCLOUD2-HMAC-SHA256`, the signature of JD Cloud's gateway. Pure.
///
/// The vendor's own SDKs disagree on how a query is encoded, and agree for letters, digits and
/// `-_.~`: nothing else may be in a query.
final class JdcloudSigner {
  private static final String ALGORITHM = "JDCLOUD2-HMAC-SHA256";
  private static final String CONTENT_TYPE = "application/json";
  private static final String SERVICE = "domainservice";
  private static final String END = "jdcloud2_request";

  private JdcloudSigner() {}

  /// What is sent.
  ///
  /// @param host the header as it is sent
  /// @param query sorted; empty for none
  /// @param nonce of this request alone: the gateway refuses one that it has seen
  record Call(
      String method,
      String host,
      String path,
      String query,
      String body,
      String region,
      Instant moment,
      String nonce) {}

  /// The headers of a request, its signature included; `host` is left to the wire.
  static Map<String, String> headers(Call call, AccessKey key) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", CONTENT_TYPE);
    headers.put("X-Jdcloud-Date", SignedTime.basic(call.moment()));
    headers.put("X-Jdcloud-Nonce", call.nonce());
    Map<String, String> signed = new TreeMap<>(headers);
    signed.put("Host", call.host());
    headers.put("Authorization", authorization(call, SignedHeaders.of(signed), key));
    return headers;
  }

  private static String authorization(Call call, SignedHeaders headers, AccessKey key) {
    String canonical =
        call.method()
            + "\n"
            + call.path()
            + "\n"
            + call.query()
            + "\n"
            + headers.canonical()
            + "\n"
            + headers.names()
            + "\n"
            + Digests.sha256Hex(call.body());
    String day = SignedTime.basicDay(call.moment());
    String scope = day + "/" + call.region() + "/" + SERVICE + "/" + END;
    String toSign =
        ALGORITHM
            + "\n"
            + SignedTime.basic(call.moment())
            + "\n"
            + scope
            + "\n"
            + Digests.sha256Hex(canonical);
    byte[] signing =
        Digests.derivedKey("JDCLOUD2" + key.secret(), day, call.region(), SERVICE, END);
    return ALGORITHM
        + " Credential="
        + key.id()
        + "/"
        + scope
        + ", SignedHeaders="
        + headers.names()
        + ", Signature="
        + Digests.hex(Digests.hmacSha256(signing, toSign));
  }
}
