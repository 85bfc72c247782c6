// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.token.Caller;
import io.wayout.app.token.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of the table of routes.
///
/// @param path from the root; a segment in braces is a parameter
/// @param role what a caller needs at least
/// @param scope what a narrowed token must have, with the path's parameters in braces, such as
///   `runbook:{name}`; empty: no narrowed token gets in
public record Route(String method, String path, Role role, String scope, Handler handler) {
  /// Where the API begins; other faces may stand beside it.
  public static final String API = "/api/v1";

  /// Answers one request.
  @FunctionalInterface
  public interface Handler {
    Reply handle(Request request, Map<String, String> path) throws Problem.Stop;
  }

  /// A question, which changes nothing; for viewers.
  ///
  /// @param path below `/api/v1`
  public static Route get(String path, Handler handler) {
    return at("GET", API + path, Role.VIEWER, handler);
  }

  /// An order; for operators.
  ///
  /// @param path below `/api/v1`
  public static Route post(String path, Handler handler) {
    return at("POST", API + path, Role.OPERATOR, handler);
  }

  /// Anything, anywhere: a page, a file, a trigger.
  ///
  /// @param path from the root
  public static Route at(String method, String path, Role role, Handler handler) {
    return new Route(method, path, role, "", handler);
  }

  /// The same for another role.
  public Route needs(Role other) {
    return new Route(method, path, other, scope, handler);
  }

  /// The same, and open to tokens that are narrowed to this scope.
  public Route within(String wanted) {
    return new Route(method, path, role, wanted, handler);
  }

  /// Does it belong to the API, and thus into its document?
  public boolean isApi() {
    return path.startsWith(API + "/");
  }

  /// May its answer hold a secret, so that it is kept nowhere?
  public boolean isSecret() {
    return path.startsWith(API + "/tokens") || path.startsWith(API + "/session");
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

  /// Ends the request of a caller who may not ask this.
  ///
  /// @param values of the path's parameters
  public void require(Caller caller, Map<String, String> values) throws Problem.Stop {
    String asked = scope;
    for (Map.Entry<String, String> value : values.entrySet()) {
      asked = asked.replace("{" + value.getKey() + "}", value.getValue());
    }
    if (caller.may(role, asked)) {
      return;
    }
    throw (caller.role() == Role.ANYONE ? Problem.unauthorized() : forbidden(caller)).stop();
  }

  private Problem forbidden(Caller caller) {
    if (!caller.scopes().isEmpty()) {
      return Problem.of(
          403, "FORBIDDEN", "this token is narrowed to other things", "use a token made for this");
    }
    return Problem.of(
        403,
        "FORBIDDEN",
        "this takes the role " + role.word() + ", and you have " + caller.role().word(),
        "use a token with that role, or wayout on the agent's own host");
  }

  /// A plus sign stands for itself in a path.
  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
