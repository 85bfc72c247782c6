// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.kit.sign.Digests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// How receivers want messages signed, by their published formulas. Pure.
final class Signed {
  private static final String WHOLE_KEY = "whsec_";

  private Signed() {}

  /// DingTalk: `base64(HMAC-SHA256(secret, timestamp + "\n" + secret))` in the query, in
  /// milliseconds.
  static String dingTalk(String url, String secret, Instant at) {
    long millis = at.toEpochMilli();
    String sign = Digests.base64(Digests.hmacSha256(secret, millis + "\n" + secret));
    String glue = url.contains("?") ? "&" : "?";
    return url
        + glue
        + "timestamp="
        + millis
        + "&sign="
        + URLEncoder.encode(sign, StandardCharsets.UTF_8);
  }

  /// Feishu: `base64(HMAC-SHA256(timestamp + "\n" + secret, ""))` in the body, in seconds.
  static String feishu(String secret, Instant at) {
    return Digests.base64(Digests.hmacSha256(at.getEpochSecond() + "\n" + secret, ""));
  }

  /// Standard Webhooks: `v1,base64(HMAC-SHA256(secret, id.timestamp.body))`. A secret that begins
  /// with `whsec_` is base64.
  static String standard(String secret, String id, Instant at, String body) {
    byte[] key =
        secret.startsWith(WHOLE_KEY)
            ? Base64.getDecoder().decode(secret.substring(WHOLE_KEY.length()))
            : secret.getBytes(StandardCharsets.UTF_8);
    String signed = id + "." + at.getEpochSecond() + "." + body;
    return "v1," + Digests.base64(Digests.hmacSha256(key, signed));
  }
}
