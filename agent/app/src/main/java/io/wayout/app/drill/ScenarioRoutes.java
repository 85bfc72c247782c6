// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.drill.script.Scenario;
import java.util.List;
import java.util.Locale;

/// The shelf of scenarios over HTTP. They are played at the command line: a drill takes all of a
/// host's processors for seconds, which an agent needs for other things. Thread-safe.
public final class ScenarioRoutes {

  public List<Route> routes() {
    return List.of(Route.get("/scenarios", (_, _) -> Reply.ok(shelf())));
  }

  private static Json shelf() {
    return Json.object()
        .put("scenarios", Json.array(Library.ids(), id -> line(Library.scenario(id))))
        .build();
  }

  private static Json line(Scenario scenario) {
    return Json.object()
        .put("id", scenario.id())
        .put("title", scenario.title())
        .put("kind", scenario.kind().name().toLowerCase(Locale.ROOT))
        .put("start", scenario.start())
        .put("lengthMillis", Json.of(scenario.length()))
        .build();
  }
}
