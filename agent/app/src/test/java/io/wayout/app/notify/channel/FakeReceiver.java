// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.provider.Wire;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The other side of a webhook: keeps what it took, and answers as a judge of requests says.
final class FakeReceiver implements Wire {
  final List<Request> taken = new ArrayList<>();
  private final Function<Request, Answer> judge;

  FakeReceiver(Function<Request, Answer> judge) {
    this.judge = judge;
  }

  @Override
  public Answer exchange(Request request) {
    taken.add(request);
    return judge.apply(request);
  }

  Json body() {
    return json(taken.getLast());
  }

  static Json json(Request request) {
    try {
      return JsonText.read(request.body());
    } catch (JsonText.BadJson bad) {
      throw new AssertionError(bad);
    }
  }

  static Answered answer(int status, String body) {
    return new Answered(status, Map.of(), body);
  }

  static Map<String, String> query(Request request) {
    Map<String, String> query = new HashMap<>();
    Arrays.stream(String.valueOf(request.uri().getRawQuery()).split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], decode(pair[1])));
    return query;
  }

  /// `base64(HMAC-SHA256(key, text))`, by the JDK.
  static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
