// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.page;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page over HTTP, for anyone: without a session it shows a door and nothing else. Thread-safe.
public final class PageRoutes {
  private static final int NOT_MODIFIED = 304;
  private final Page page;

  public PageRoutes(Page page) {
    this.page = page;
  }

  public List<Route> routes() {
    return List.of(
        route("/"),
        route("/page/{build}/{file}"),
        route("/page/{build}/{folder}/{file}"),
        route("/page/{build}/{folder}/{inner}/{file}"));
  }

  private Route route(String path) {
    return Route.at("GET", path, Role.ANYONE, this::file);
  }

  private Reply file(Request request, Map<String, String> path) throws Problem.Stop {
    PageFile file =
        page.find(request.path())
            .orElseThrow(
                Problem.of(
                        404, "UNKNOWN_PATH", "there is no " + request.path(), "open the root again")
                    ::stop);
    boolean isKnown = file.etag().equals(request.headers().get("if-none-match"));
    Reply reply = isKnown ? unchanged(file) : Reply.file(file.contentType(), file.text());
    for (Map.Entry<String, String> header : Page.HEADERS.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply.with("Cache-Control", file.cacheControl()).with("ETag", file.etag());
  }

  private static Reply unchanged(PageFile file) {
    var nothing = new Reply.File(file.contentType(), ByteBuffer.allocate(0));
    return new Reply(NOT_MODIFIED, Json.nothing(), Map.of(), Optional.of(nothing));
  }
}
