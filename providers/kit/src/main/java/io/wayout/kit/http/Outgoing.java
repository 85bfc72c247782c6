// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// Requests as OkHttp wants them. What the adapter says about headers wins; nothing is added to a
/// request that an adapter may have signed, beyond what RFC 9112 demands.
final class Outgoing {
  private Outgoing() {}

  /// @throws IllegalArgumentException if the request can't be put into HTTP; its message may hold a
  ///   header's value, so it is never shown
  static okhttp3.Request of(Wire.Request request, Fate fate) {
    okhttp3.Request.Builder builder =
        new okhttp3.Request.Builder()
            .url(HttpUrl.get(request.uri().toString()))
            .header("Accept-Encoding", "identity")
            .header("Connection", "close")
            .header("User-Agent", "wayout");
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      builder.header(header.getKey(), header.getValue());
    }
    return builder.method(request.method(), body(request)).tag(Fate.class, fate).build();
  }

  /// Why [#of] refused, in words that hold no header's value.
  static String flawOf(Wire.Request request) {
    return request.headers().entrySet().stream()
        .filter(header -> !isSendable(header.getValue()))
        .map(header ->
            "the header '"
                + header.getKey()
                + "' holds a character that HTTP does not allow; look for a line break or blank"
                + " pasted into the secret")
        .findFirst()
        .orElse("no HTTP request can be made of " + request);
  }

  private static boolean isSendable(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
  }

  private static @Nullable RequestBody body(Wire.Request request) {
    boolean isBodiless = request.method().equals("GET") && request.body().isEmpty();
    byte[] bytes = request.body().getBytes(StandardCharsets.UTF_8);
    return isBodiless ? null : RequestBody.create(bytes);
  }
}
