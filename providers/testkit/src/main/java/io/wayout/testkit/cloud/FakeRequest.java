// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import com.sun.net.httpserver.HttpExchange;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One request as a vendor gets it.
///
/// @param path as it was sent, still encoded
/// @param query as it was sent, still encoded; empty for none
/// @param headers names in lower case
public record FakeRequest(
    String method, String path, String query, Map<String, String> headers, String body) {
  public FakeRequest {
    headers = Map.copyOf(headers);
  }

  static FakeRequest of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    String query = exchange.getRequestURI().getRawQuery();
    return new FakeRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /// What the first bytes of a request tell: the whole head, and some of the body.
  static FakeRequest ofBytes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int gap = text.indexOf("\r\n\r\n");
    List<String> head = text.substring(0, gap < 0 ? text.length() : gap).lines().toList();
    String[] line = (head.isEmpty() ? "" : head.getFirst()).split(" ", -1);
    String target = line.length > 1 ? line[1] : "";
    int mark = target.indexOf('?');
    Map<String, String> headers = new HashMap<>();
    for (String header : head.subList(Math.min(1, head.size()), head.size())) {
      int colon = Math.max(0, header.indexOf(':'));
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT),
          header.substring(Math.min(header.length(), colon + 1)).strip());
    }
    return new FakeRequest(
        line[0],
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        headers,
        gap < 0 ? "" : text.substring(gap + 4));
  }

  /// The header's value; empty if there is none.
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /// The query's parameters, decoded.
  public Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int mark = part.indexOf('=');
      String name = mark < 0 ? part : part.substring(0, mark);
      parameters.put(decoded(name), mark < 0 ? "" : decoded(part.substring(mark + 1)));
    }
    return parameters;
  }

  /// A parameter of the query; empty if there is none.
  public String parameter(String name) {
    return parameters().getOrDefault(name, "");
  }

  /// The body as JSON; fails the test if it is none.
  public Json json() {
    try {
      return Json.parse(body);
    } catch (BadJson flaw) {
      throw new AssertionError("the adapter sent no JSON: " + body, flaw);
    }
  }

  /// The body as JSON, for comparisons in which the order of members does not count.
  public Map<String, Object> plain() {
    try {
      return json().plain();
    } catch (BadJson flaw) {
      throw new AssertionError("the body is no JSON object: " + body, flaw);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
