// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.client;

import io.wayout.app.cli.frame.Parts.DirectAgent;
import io.wayout.app.http.Api;
import io.wayout.app.http.form.NoticeForm;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Talks to an agent in this process, through the same API as everyone else.
public final class PortClient implements Client {
  private final DirectAgent agent;
  private final Api api;
  private final String actor;

  /// @param actor who sits at the keyboard, as the journal shall show it
  public PortClient(DirectAgent agent, String actor) {
    this.agent = agent;
    this.api = new Api(agent.port());
    this.actor = actor;
  }

  @Override
  public Reply get(String path) {
    return handle("GET", path, Json.nothing());
  }

  @Override
  public Reply post(String path, Json body) {
    return handle("POST", path, body);
  }

  @Override
  public void events(Consumer<Json> listener) {
    var port = agent.port();
    try (var _ = port.notices(n -> listener.accept(NoticeForm.of(n, port.now())))) {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    agent.close();
  }

  private Reply handle(String method, String target, Json body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    Map<String, List<String>> query = mark < 0 ? Map.of() : query(target.substring(mark + 1));
    return api.handle(new Request(method, Api.ROOT + path, query, actor, body));
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      query.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(value);
    }
    return query;
  }
}
