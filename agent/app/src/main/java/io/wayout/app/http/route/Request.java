// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.json.Json;
import io.wayout.app.token.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One question to the API, free of everything that is transport.
///
/// @param method in upper case
/// @param path decoded segments are not yet split: as sent, without the query
/// @param query decoded, by name
/// @param headers by name in lower case; the first of each name
/// @param caller who asks, and how much it may do
/// @param peer the network address that it comes from; empty over the Unix socket
/// @param text the body as it was sent, for whoever checks a signature over it
/// @param body null if there is none
public record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Caller caller,
    String peer,
    String text,
    Json body) {
  public Request {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /// A request of someone at this host, without headers.
  public Request(
      String method, String path, Map<String, List<String>> query, String actor, Json body) {
    this(method, path, query, Map.of(), Caller.local(actor), "", "", body);
  }

  /// Who asks, as the journal shall show it.
  public String actor() {
    return caller.actor();
  }

  /// The first value of a query parameter.
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// The first header of this name.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The value of a cookie (RFC 6265 §5.4).
  public Optional<String> cookie(String name) {
    return Cookies.find(header("cookie").orElse(""), name);
  }
}
