// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.notify;

import io.wayout.app.http.route.Body;
import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Notifier;
import io.wayout.app.notify.Notifier.Status;
import io.wayout.app.notify.Notifier.Tried;
import io.wayout.engine.port.StoreException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// How the channels fare, and test messages. One test at a time.
public final class NotifyRoutes {
  private final Notifier notifier;
  private final Semaphore room = new Semaphore(1);

  public NotifyRoutes(Notifier notifier) {
    this.notifier = notifier;
  }

  public List<Route> routes() {
    return List.of(Route.get("/notify", this::list), Route.post("/notify/test", this::test));
  }

  private Reply list(Request request, Map<String, String> path) throws Problem.Stop {
    return Reply.ok(
        Json.object()
            .put("lost", notifier.lost())
            .put("channels", Json.array(status(), NotifyRoutes::channel))
            .build());
  }

  private Reply test(Request request, Map<String, String> path) throws Problem.Stop {
    Optional<String> channel = Body.of(request, "channel").text("channel");
    List<String> names = status().stream().map(s -> s.settings().name()).toList();
    if (channel.isPresent() && !names.contains(channel.get())) {
      throw new Problem(
              404,
              "UNKNOWN_CHANNEL",
              "there is no channel '" + channel.get() + "'",
              names.isEmpty() ? "add 'notify:' to the configuration" : "wayout notify list",
              names)
          .stop();
    }
    if (!room.tryAcquire()) {
      throw Problem.of(503, "BUSY", "another test is under way", "try again in half a minute")
          .stop();
    }
    try {
      List<Tried> results = notifier.test(channel, request.actor());
      return Reply.ok(
          Json.object().put("results", Json.array(results, NotifyRoutes::result)).build());
    } finally {
      room.release();
    }
  }

  private List<Status> status() throws Problem.Stop {
    try {
      return notifier.status();
    } catch (StoreException broken) {
      throw Problem.of(
              503, "DESK_FAILED", String.valueOf(broken.getMessage()), "mend the disk, then retry")
          .stop();
    }
  }

  private static Json channel(Status status) {
    return Json.object()
        .put("name", status.settings().name())
        .put("type", status.settings().kind().word())
        .put("level", status.settings().filter().level().name().toLowerCase(Locale.ROOT))
        .put("vendors", Json.texts(status.settings().vendors()))
        .put("queued", status.queued())
        .put("sent", status.fared().sent())
        .put("failed", status.fared().failed())
        .put("lastSuccess", Json.of(status.fared().lastSuccess(), Json::of))
        .put("lastFailure", Json.of(status.fared().lastFailure(), Json::of))
        .put("failure", status.fared().failure())
        .build();
  }

  private static Json result(Tried tried) {
    boolean isSent = tried.delivery() instanceof Channel.Sent;
    return Json.object()
        .put("channel", tried.channel())
        .put("isSent", isSent)
        .put(
            "detail",
            switch (tried.delivery()) {
              case Channel.Sent(String detail) -> detail;
              case Channel.Failed(String reason, _) -> reason;
            })
        .build();
  }
}
