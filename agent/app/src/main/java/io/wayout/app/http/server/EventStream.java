// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.server;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.server.Door.Admission;
import io.wayout.app.http.server.EventLog.Batch;
import io.wayout.app.http.server.EventLog.Event;
import io.wayout.app.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Live notices as server-sent events (HTML Living Standard §9.2). A client that comes back with
/// the last id that it saw gets what it missed; where that is gone, or where it reads too slowly,
/// it is told so (`lagging`) and should ask for the state anew. It never delays the agent.
/// Thread-safe.
final class EventStream {
  private static final long HEARTBEAT_MILLIS = 5_000;
  private static final String AGAIN_MILLIS = "3000";

  private final EventLog log;
  private final int streamsMax;
  private final int perCallerMax;
  private final Map<String, Integer> byActor = new HashMap<>();
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();

  /// @param streamsMax at once, all callers together
  /// @param perCallerMax at once, for one caller
  EventStream(EventLog log, int streamsMax, int perCallerMax) {
    this.log = log;
    this.streamsMax = streamsMax;
    this.perCallerMax = perCallerMax;
  }

  /// Blocks until the client goes away, may no longer listen, or the server stops.
  void serve(Request request, Admission admission, Response response, Callback callback) {
    String actor = admission.caller().actor();
    if (!enter(actor)) {
      Problem busy = Problem.of(503, "BUSY", "too many streams at once", "end one of them");
      HttpRules.write(busy.reply(), response, callback);
      return;
    }
    serving.add(Thread.currentThread());
    try {
      response.setStatus(200);
      HttpRules.guard(response.getHeaders());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      pump(
          request.getHeaders().get("Last-Event-ID"),
          admission,
          Content.Sink.asOutputStream(response));
      callback.succeeded();
    } catch (IOException gone) {
      callback.failed(gone);
    } catch (InterruptedException closed) {
      callback.succeeded();
      Thread.currentThread().interrupt();
    } finally {
      serving.remove(Thread.currentThread());
      leave(actor);
    }
  }

  /// Ends every stream.
  void close() {
    serving.forEach(Thread::interrupt);
  }

  private void pump(@Nullable String seen, Admission admission, OutputStream out)
      throws IOException, InterruptedException {
    long place = seen == null ? log.end() : log.placeOf(seen);
    boolean isLost = place < 0;
    place = isLost ? log.end() : place;
    send(out, "retry: " + AGAIN_MILLIS + "\n: connected\n\n" + (isLost ? lagging(place) : ""));
    while (!Thread.currentThread().isInterrupted() && admission.isStillGood().getAsBoolean()) {
      Batch batch = log.after(place, HEARTBEAT_MILLIS);
      StringBuilder text = new StringBuilder(batch.hasGap() ? lagging(place) : "");
      for (Event event : batch.events()) {
        text.append("id: ").append(log.id(event.number())).append("\nevent: notice\ndata: ");
        text.append(JsonText.write(event.form())).append("\n\n");
        place = event.number();
      }
      send(out, text.isEmpty() ? ": alive\n\n" : text.toString());
    }
  }

  private String lagging(long place) {
    return "id: " + log.id(place) + "\nevent: lagging\ndata: {}\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private synchronized boolean enter(String actor) {
    int all = byActor.values().stream().mapToInt(Integer::intValue).sum();
    int own = byActor.getOrDefault(actor, 0);
    if (all >= streamsMax || own >= perCallerMax) {
      return false;
    }
    byActor.put(actor, own + 1);
    return true;
  }

  private synchronized void leave(String actor) {
    byActor.computeIfPresent(actor, (_, count) -> count > 1 ? count - 1 : null);
  }
}
