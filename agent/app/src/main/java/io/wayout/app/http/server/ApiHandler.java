// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.server;

import io.wayout.app.http.Api;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.server.Door.Admission;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/// Turns Jetty's requests into ours and our replies into Jetty's. Nobody's body is read before it
/// is clear who asks, and that the caller may. Thread-safe.
public final class ApiHandler extends Handler.Abstract {
  private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;
  private static final long BODY_SECONDS_MAX = 10;
  private static final int UNDER_WAY_MAX = 64;

  private final Api api;
  private final Door door;
  private final EventStream events;
  private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);

  /// @param log what the streams of events show
  /// @param streamsMax streams at once
  /// @param perCallerMax streams at once for one caller
  public ApiHandler(Api api, Door door, EventLog log, int streamsMax, int perCallerMax) {
    this.api = api;
    this.door = door;
    this.events = new EventStream(log, streamsMax, perCallerMax);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      door.greet(request);
      String path = request.getHttpURI().getPath();
      Api.Match match = api.match(request.getMethod(), path);
      Admission admission = door.admit(request, match.route());
      match.require(admission.caller());
      if (request.getMethod().equals("GET") && path.equals(Api.EVENTS)) {
        events.serve(request, admission, response, callback);
      } else {
        read(request, admission, response, callback);
      }
    } catch (Problem.Stop stop) {
      HttpRules.write(stop.problem().reply(), response, callback);
    }
    return true;
  }

  /// Ends the event streams and waits until every order that was read whole has its answer.
  public void drain(Duration atMost) {
    events.close();
    try {
      if (underWay.tryAcquire(UNDER_WAY_MAX, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        underWay.release(UNDER_WAY_MAX);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Request request, Admission admission, Response response, Callback callback) {
    if (request.getLength() > BODY_BYTES_MAX) {
      HttpRules.write(tooLarge(), response, callback);
      return;
    }
    CompletableFuture<byte[]> body = new CompletableFuture<>();
    Content.Source.asByteArrayAsync(request, BODY_BYTES_MAX, Promise.Invocable.toPromise(body));
    var _ =
        body.orTimeout(BODY_SECONDS_MAX, TimeUnit.SECONDS)
            .handleAsync(
                (bytes, failure) ->
                    bytes == null ? unread(failure) : reply(request, admission, bytes),
                request.getComponents().getExecutor())
            .whenComplete((reply, bug) -> finish(reply, bug, response, callback));
  }

  private static void finish(
      @Nullable Reply reply, @Nullable Throwable bug, Response response, Callback callback) {
    if (reply == null) {
      callback.failed(bug);
    } else {
      HttpRules.write(reply, response, callback);
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

  private Reply reply(Request request, Admission admission, byte[] body) {
    underWay.acquireUninterruptibly();
    try {
      return parsed(request, admission, body);
    } finally {
      underWay.release();
    }
  }

  private Reply parsed(Request request, Admission admission, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      Json json = text.isBlank() ? Json.nothing() : JsonText.read(text);
      return api.handle(
          new io.wayout.app.http.route.Request(
              request.getMethod(),
              request.getHttpURI().getPath(),
              query(request),
              headers(request),
              admission.caller(),
              admission.peer(),
              text,
              json));
    } catch (JsonText.BadJson bad) {
      String detail = "the body is no JSON: " + bad.getMessage();
      return Problem.of(400, "BAD_REQUEST", detail, "send one JSON object").reply();
    }
  }

  private static Map<String, String> headers(Request request) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      String value = field.getValue();
      if (value != null) {
        headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), value);
      }
    }
    return headers;
  }

  private static Map<String, List<String>> query(Request request) {
    Map<String, List<String>> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), List.copyOf(field.getValues()));
    }
    return query;
  }
}
