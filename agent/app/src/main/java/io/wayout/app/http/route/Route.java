// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of the table of routes.
///
/// @param path below `/api/v1`; a segment in braces is a parameter
public record Route(String method, String path, Handler handler) {

  /// Answers one request.
  @FunctionalInterface
  public interface Handler {
    Reply handle(Request request, Map<String, String> path) throws Problem.Stop;
  }

  public static Route get(String path, Handler handler) {
    return new Route("GET", path, handler);
  }

  public static Route post(String path, Handler handler) {
    return new Route("POST", path, handler);
  }

  /// The values of the path's parameters, if this route is meant.
  public Optional<Map<String, String>> match(String actual) {
    List<String> wanted = List.of(path.split("/", -1));
    List<String> given = List.of(actual.split("/", -1));
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String segment = wanted.get(i);
      if (segment.startsWith("{")) {
        values.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
      } else if (!segment.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /// A plus sign stands for itself in a path.
  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
