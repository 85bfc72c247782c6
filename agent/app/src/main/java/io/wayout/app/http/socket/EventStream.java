// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.socket;

import io.wayout.app.http.AgentPort;
import io.wayout.app.http.form.NoticeForm;
import io.wayout.app.http.route.Problem;
import io.wayout.app.json.JsonText;
import io.wayout.core.model.Notice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Live notices as server-sent events (HTML Living Standard §9.2). A client that reads too slowly
/// loses events and is told so; it never delays the agent. At most 8 streams at once.
final class EventStream {
  private static final int STREAMS_MAX = 8;
  private static final int QUEUED_MAX = 256;
  private static final long HEARTBEAT_SECONDS = 5;

  private final AgentPort agent;
  private final Semaphore room = new Semaphore(STREAMS_MAX);
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();

  EventStream(AgentPort agent) {
    this.agent = agent;
  }

  /// Blocks until the client goes away or the server stops.
  void serve(Response response, Callback callback) {
    if (!room.tryAcquire()) {
      Problem busy =
          Problem.of(503, "BUSY", STREAMS_MAX + " others are watching", "end one of them");
      ApiHandler.write(busy.reply(), response, callback);
      return;
    }
    BlockingQueue<Notice> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
    AtomicBoolean isLagging = new AtomicBoolean();
    var subscription =
        agent.notices(notice -> {
          if (!queue.offer(notice)) {
            isLagging.set(true);
          }
        });
    serving.add(Thread.currentThread());
    try (subscription) {
      response.setStatus(200);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      pump(queue, isLagging, Content.Sink.asOutputStream(response));
      callback.succeeded();
    } catch (IOException gone) {
      callback.failed(gone);
    } catch (InterruptedException closed) {
      callback.succeeded();
      Thread.currentThread().interrupt();
    } finally {
      serving.remove(Thread.currentThread());
      room.release();
    }
  }

  /// Ends every stream.
  void close() {
    serving.forEach(Thread::interrupt);
  }

  private void pump(BlockingQueue<Notice> queue, AtomicBoolean isLagging, OutputStream out)
      throws IOException, InterruptedException {
    send(out, ": connected\n\n");
    while (!Thread.currentThread().isInterrupted()) {
      Notice notice = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
      if (isLagging.getAndSet(false)) {
        send(out, "event: lagging\ndata: {}\n\n");
      }
      send(
          out,
          notice == null
              ? ": alive\n\n"
              : "event: notice\ndata: "
                  + JsonText.write(NoticeForm.of(notice, agent.now()))
                  + "\n\n");
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
