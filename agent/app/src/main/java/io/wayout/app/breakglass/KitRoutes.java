// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.app.http.form.ProviderForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.provider.ProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The kit for the day without wayout, as it lies beside the state, and what each adapter can do.
public final class KitRoutes {
  private final Path folder;
  private final Map<String, ProviderFactory> providers;

  /// @param folder where the kit is kept
  /// @param providers by name
  public KitRoutes(Path folder, Map<String, ProviderFactory> providers) {
    this.folder = folder;
    this.providers = Map.copyOf(providers);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/breakglass", this::kit), Route.get("/providers", (_, _) -> Reply.ok(list())));
  }

  private Reply kit(Request request, Map<String, String> path) throws Problem.Stop {
    return switch (request.query("format").orElse("markdown")) {
      case "markdown" -> file(Breakglass.Format.MD, "text/markdown; charset=utf-8");
      case "html" -> file(Breakglass.Format.HTML, "text/html; charset=utf-8");
      default -> throw Problem.badRequest("the kit has no such format", "markdown or html").stop();
    };
  }

  private Reply file(Breakglass.Format format, String type) throws Problem.Stop {
    try {
      Path kit = folder.resolve(Breakglass.NAME + format.extension());
      return Reply.file(type, Files.readAllBytes(kit))
          .with(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
    } catch (IOException missing) {
      throw Problem.of(
              503, "NO_KIT", "there is no kit beside the state", "wayout breakglass makes one")
          .stop();
    }
  }

  private Json list() {
    List<ProviderFactory> sorted =
        providers.values().stream().sorted(Comparator.comparing(ProviderFactory::name)).toList();
    return Json.object().put("providers", Json.array(sorted, ProviderForm::of)).build();
  }
}
