// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One question to the API, free of everything that is transport.
///
/// @param method in upper case
/// @param path decoded segments are not yet split: as sent, without the query
/// @param query decoded, by name
/// @param actor who asks, as the journal shall show it
/// @param body null if there is none
public record Request(
    String method, String path, Map<String, List<String>> query, String actor, Json body) {
  public Request {
    query = Map.copyOf(query);
  }

  /// The first value of a query parameter.
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }
}
