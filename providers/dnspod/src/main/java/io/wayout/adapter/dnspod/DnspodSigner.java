// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.kit.sign.SignedTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// `TC3-HMAC-SHA256`, the signature of Tencent Cloud's API 3.0. Pure.
final class DnspodSigner {
  static final String VERSION = "2021-03-23";
  static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private static final String ALGORITHM = "TC3-HMAC-SHA256";

  /// The product's name in the signature, whatever the host.
  private static final String SERVICE = "dnspod";

  private static final String END = "tc3_request";

  private DnspodSigner() {}

  /// What is sent.
  ///
  /// @param host the header as it is sent
  record Call(String host, String action, String body, Instant moment) {}

  /// The headers of a request, its signature included; `host` is left to the wire. A token goes
  /// along unsigned.
  static Map<String, String> headers(Call call, AccessKey key) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", CONTENT_TYPE);
    headers.put("X-TC-Action", call.action());
    headers.put("X-TC-Version", VERSION);
    headers.put("X-TC-Timestamp", Long.toString(call.moment().getEpochSecond()));
    key.token().ifPresent(token -> headers.put("X-TC-Token", token));
    headers.put("Authorization", authorization(call, key));
    return headers;
  }

  private static String authorization(Call call, AccessKey key) {
    SignedHeaders headers =
        SignedHeaders.of(Map.of("content-type", CONTENT_TYPE, "host", call.host()));
    String canonical =
        "POST\n/\n\n"
            + headers.canonical()
            + "\n"
            + headers.names()
            + "\n"
            + Digests.sha256Hex(call.body());
    String day = SignedTime.day(call.moment());
    String scope = day + "/" + SERVICE + "/" + END;
    String toSign =
        ALGORITHM
            + "\n"
            + call.moment().getEpochSecond()
            + "\n"
            + scope
            + "\n"
            + Digests.sha256Hex(canonical);
    byte[] signing = Digests.derivedKey("TC3" + key.secret(), day, SERVICE, END);
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
