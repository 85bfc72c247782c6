// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.Wire.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// EdgeGrid, `EG1-HMAC-SHA256`. Pure. Path and query are signed as they are sent.
///
/// The key's id is the client token, its secret the client secret, its token the access token.
final class AkamaiSigner {
  /// No more of a body than this is signed; a vendor's default.
  private static final int BODY_MAX = 131_072;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private AkamaiSigner() {}

  /// The request with its signature.
  ///
  /// @param nonce never used before
  static Request signed(Request request, AccessKey key, Instant moment, String nonce) {
    String timestamp = TIMESTAMP.format(moment);
    String authority =
        "EG1-HMAC-SHA256 client_token=%s;access_token=%s;timestamp=%s;nonce=%s;"
            .formatted(key.id(), key.token().orElse(""), timestamp, nonce);
    String signing = Digests.base64(Digests.hmacSha256(key.secret(), timestamp));
    String signature = Digests.base64(Digests.hmacSha256(signing, toSign(request, authority)));
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("Authorization", authority + "signature=" + signature);
    return new Request(request.method(), request.uri(), headers, request.body());
  }

  /// What is signed: parts joined by tabs, no headers among them.
  static String toSign(Request request, String authority) {
    String query = request.uri().getRawQuery();
    return String.join(
        "\t",
        request.method(),
        request.uri().getScheme(),
        SignedHeaders.host(request.uri()).toLowerCase(Locale.ROOT),
        request.uri().getRawPath() + (query == null ? "" : "?" + query),
        "",
        bodyHash(request),
        authority);
  }

  /// Bodies are signed with `POST` alone; with `PUT` TLS has to do.
  private static String bodyHash(Request request) {
    boolean isSigned = request.method().equals("POST") && !request.body().isEmpty();
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    byte[] head = Arrays.copyOf(body, Math.min(body.length, BODY_MAX));
    return isSigned ? Digests.base64(Digests.sha256(head)) : "";
  }
}
