// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.route;

import io.wayout.app.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the body of a request strictly: what is misspelled or of the wrong kind is refused, never
/// ignored.
public record Body(Json json) {

  /// @param allowed every member that the request may have
  public static Body of(Request request, String... allowed) throws Problem.Stop {
    Set<String> known = Set.of(allowed);
    if (request.body() instanceof Json.Nothing) {
      return new Body(Json.object().build());
    }
    if (!(request.body() instanceof Json.Members(var byName))) {
      throw Problem.badRequest("the body is no JSON object", "send one").stop();
    }
    for (String name : byName.keySet()) {
      if (!known.contains(name)) {
        throw Problem.badRequest(
                "unknown member '" + name + "'",
                "members are " + String.join(", ", Arrays.asList(allowed)))
            .stop();
      }
    }
    return new Body(request.body());
  }

  /// A text; empty where it is missing, null or blank.
  public Optional<String> text(String name) throws Problem.Stop {
    return switch (json.get(name)) {
      case Json.Nothing _ -> Optional.empty();
      case Json.Text(var text) -> Optional.of(text).filter(t -> !t.isBlank());
      case Json.Whole _, Json.Flag _, Json.Array _, Json.Members _ -> throw wrong(name, "a text");
    };
  }

  public boolean flag(String name) throws Problem.Stop {
    return switch (json.get(name)) {
      case Json.Nothing _ -> false;
      case Json.Flag(var flag) -> flag;
      case Json.Text _, Json.Whole _, Json.Array _, Json.Members _ ->
          throw wrong(name, "true or false");
    };
  }

  public List<String> texts(String name) throws Problem.Stop {
    for (Json item : items(name)) {
      if (!(item instanceof Json.Text)) {
        throw wrong(name, "a list of texts");
      }
    }
    return items(name).stream().map(Json::asText).toList();
  }

  public List<Long> numbers(String name) throws Problem.Stop {
    for (Json item : items(name)) {
      if (!(item instanceof Json.Whole)) {
        throw wrong(name, "a list of whole numbers");
      }
    }
    return items(name).stream().map(i -> i instanceof Json.Whole(var n) ? n : 0L).toList();
  }

  /// A number of seconds of at least 1.
  public Optional<Duration> seconds(String name) throws Problem.Stop {
    return switch (json.get(name)) {
      case Json.Nothing _ -> Optional.empty();
      case Json.Whole(var seconds) when seconds > 0 -> Optional.of(Duration.ofSeconds(seconds));
      case Json.Whole _, Json.Text _, Json.Flag _, Json.Array _, Json.Members _ ->
          throw wrong(name, "a whole number of seconds above 0");
    };
  }

  private List<Json> items(String name) throws Problem.Stop {
    return switch (json.get(name)) {
      case Json.Nothing _ -> List.of();
      case Json.Array(var items) -> items;
      case Json.Text _, Json.Whole _, Json.Flag _, Json.Members _ -> throw wrong(name, "a list");
    };
  }

  private static Problem.Stop wrong(String name, String kind) {
    return Problem.badRequest("'" + name + "' must be " + kind, "mend the request").stop();
  }
}
