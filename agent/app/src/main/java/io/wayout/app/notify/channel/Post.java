// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.app.notify.Channel.Delivery;
import io.wayout.app.notify.Channel.Failed;
import io.wayout.app.notify.Channel.Sent;
import io.wayout.engine.port.Ticker;
import io.wayout.kit.http.RetryAfter;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One POST of JSON whose address is a secret. Thread-safe.
final class Post {
  /// Parts of an address that are at least so long may be keys.
  private static final int KEY_CHARS_MIN = 6;

  private static final int STATUS_OK = 200;
  private static final int STATUS_NOT_OK = 300;
  private static final int STATUS_THROTTLED = 429;

  private final Wire wire;
  private final Ticker ticker;

  Post(Wire wire, Ticker ticker) {
    this.wire = wire;
    this.ticker = ticker;
  }

  Instant wall() {
    return ticker.wall();
  }

  /// Sends, and takes every status of 2xx for a yes.
  ///
  /// @param url with everything that the receiver wants in it
  Delivery send(String url, Map<String, String> headers, Json body) {
    return send(url, headers, body, _ -> Optional.empty());
  }

  /// Sends, and reads what the receiver says inside a status of 2xx.
  ///
  /// @param objection why the answer is a no all the same
  Delivery send(
      String url,
      Map<String, String> headers,
      Json body,
      Function<Json, Optional<Failed>> objection) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException bad) {
      return new Failed("the url is none");
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      return new Failed("the url is none of http or https");
    }
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("content-type", "application/json; charset=utf-8");
    all.put("user-agent", "wayout");
    Wire.Answer answer = wire.exchange(new Wire.Request("POST", uri, all, JsonText.write(body)));
    return switch (answer) {
      case Wire.Answered answered -> judged(uri, answered, objection);
      case Wire.NotSent(String reason, _) -> new Failed(without(uri, reason));
      case Wire.Lost(String reason) -> new Failed(without(uri, reason));
    };
  }

  private Delivery judged(
      URI uri, Wire.Answered answered, Function<Json, Optional<Failed>> objection) {
    int status = answered.status();
    if (status < STATUS_OK || status >= STATUS_NOT_OK) {
      Optional<Duration> wait = RetryAfter.of(answered, wall());
      Optional<Duration> asked =
          status == STATUS_THROTTLED ? wait.or(() -> Optional.of(Duration.ofMinutes(1))) : wait;
      return new Failed(said(uri, status + " " + answered.body()), asked);
    }
    return objection
        .apply(read(answered.body()))
        .<Delivery>map(failed -> new Failed(said(uri, failed.reason()), failed.pause()))
        .orElseGet(() -> new Sent(uri.getHost() + " took it (" + status + ")"));
  }

  private static Json read(String body) {
    try {
      return JsonText.read(body);
    } catch (JsonText.BadJson noJson) {
      return Json.nothing();
    }
  }

  private static String said(URI uri, String text) {
    return uri.getHost() + " says: " + Excerpt.of(text, keys(uri));
  }

  /// The reason begins with method and address, which is a secret.
  private static String without(URI uri, String reason) {
    String[] words = reason.split(" ", 3);
    String rest = words.length < 3 ? "no answer" : words[2];
    return uri.getHost() + ": " + Excerpt.of(rest, keys(uri));
  }

  /// Everything in an address that may be a key.
  private static List<String> keys(URI uri) {
    List<String> keys = new ArrayList<>(List.of(uri.toString()));
    for (String part : List.of(String.valueOf(uri.getPath()), String.valueOf(uri.getQuery()))) {
      keys.add(part);
      keys.addAll(Arrays.asList(part.split("[/&=]", -1)));
    }
    keys.add(String.valueOf(uri.getUserInfo()));
    keys.removeIf(key -> key.length() < KEY_CHARS_MIN);
    return keys;
  }
}
