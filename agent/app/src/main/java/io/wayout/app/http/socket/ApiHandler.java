// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.socket;

import io.wayout.app.http.Api;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/// Turns Jetty's requests into ours and our replies into Jetty's. Thread-safe.
final class ApiHandler extends Handler.Abstract {
  private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;
  private static final long BODY_SECONDS_MAX = 10;
  private static final int UNDER_WAY_MAX = 64;

  private final Api api;
  private final EventStream events;
  private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);

  ApiHandler(Api api, EventStream events) {
    this.api = api;
    this.events = events;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback) {
    boolean isGet = request.getMethod().equals("GET");
    if (isGet && request.getHttpURI().getPath().equals(Api.EVENTS)) {
      events.serve(response, callback);
      return true;
    }
    if (request.getLength() > BODY_BYTES_MAX) {
      write(tooLarge(), response, callback);
      return true;
    }
    CompletableFuture<byte[]> body = new CompletableFuture<>();
    Content.Source.asByteArrayAsync(request, BODY_BYTES_MAX, Promise.Invocable.toPromise(body));
    var _ =
        body.orTimeout(BODY_SECONDS_MAX, TimeUnit.SECONDS)
            .handleAsync(
                (bytes, failure) -> bytes == null ? unread(failure) : reply(request, bytes),
                request.getComponents().getExecutor())
            .whenComplete((reply, bug) -> finish(reply, bug, response, callback));
    return true;
  }

  /// Ends the event streams and waits until every order that was read whole has its answer.
  void drain(Duration atMost) {
    events.close();
    try {
      if (underWay.tryAcquire(UNDER_WAY_MAX, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        underWay.release(UNDER_WAY_MAX);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static void write(Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, JsonText.write(reply.body()) + "\n", callback);
  }

  private static void finish(
      @Nullable Reply reply, @Nullable Throwable bug, Response response, Callback callback) {
    if (reply == null) {
      callback.failed(bug);
    } else {
      write(reply, response, callback);
    }
  }

  private static Reply unread(@Nullable Throwable failure) {
    return failure instanceof TimeoutException
        ? Problem.of(408, "TOO_SLOW", "the request did not arrive within 10 s", "send it at once")
            .reply()
        : tooLarge();
  }

  private static Reply tooLarge() {
    String detail = "the body is cut off or larger than 2 MiB";
    return Problem.of(413, "TOO_LARGE", detail, "send less").reply();
  }

  private Reply reply(org.eclipse.jetty.server.Request request, byte[] body) {
    underWay.acquireUninterruptibly();
    try {
      return parsed(request, body);
    } finally {
      underWay.release();
    }
  }

  private Reply parsed(org.eclipse.jetty.server.Request request, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      Json json = text.isBlank() ? Json.nothing() : JsonText.read(text);
      return api.handle(
          new Request(
              request.getMethod(),
              request.getHttpURI().getPath(),
              query(request),
              Peer.actor(request),
              json));
    } catch (JsonText.BadJson bad) {
      String detail = "the body is no JSON: " + bad.getMessage();
      return Problem.of(400, "BAD_REQUEST", detail, "send one JSON object").reply();
    }
  }

  private static Map<String, List<String>> query(org.eclipse.jetty.server.Request request) {
    Map<String, List<String>> query = new HashMap<>();
    for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(request)) {
      query.put(field.getName(), List.copyOf(field.getValues()));
    }
    return query;
  }
}
