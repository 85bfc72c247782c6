// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Incident;
import io.wayout.app.notify.Letter;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Words;
import io.wayout.core.model.Notice.Level;
import io.wayout.kit.sign.Digests;
import io.wayout.provider.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PagerDuty's Events API v2. Each trouble is an incident that its good news resolves; more than a
/// few new ones at once become one incident, so that a burst rings once.
record PagerDuty(Post post, Secret url, Secret routingKey) implements Channel {
  private static final int INCIDENTS_MAX = 5;
  private static final int RESOLVED_MAX = 100;
  private static final int SUMMARY_CHARS_MAX = 1_024;
  private static final int TEXT_CHARS_MAX = 4_000;

  @Override
  public Delivery deliver(Message message) {
    Delivery last = new Sent("there was nothing to open or to resolve");
    for (Json event : events(message)) {
      last = post.send(url.reveal(), Map.of(), event, PagerDuty::objection);
      if (last instanceof Failed) {
        return last;
      }
    }
    return last;
  }

  private List<Json> events(Message message) {
    Map<String, Letter> newest = new LinkedHashMap<>();
    message.letters().forEach(l -> newest.put(Incident.of(l.notice()).key(), l));
    List<Json> events = new ArrayList<>();
    newest.entrySet().stream()
        .filter(e -> Incident.of(e.getValue().notice()).isOver())
        .limit(RESOLVED_MAX)
        .forEach(e -> events.add(event("resolve", key(message, e.getKey())).build()));
    List<Map.Entry<String, Letter>> open =
        newest.entrySet().stream()
            .filter(e -> !Incident.of(e.getValue().notice()).isOver())
            .toList();
    if (open.size() > INCIDENTS_MAX) {
      List<Letter> letters = open.stream().map(Map.Entry::getValue).toList();
      events.add(trigger(only(message, letters), message.key()));
    } else {
      open.forEach(
          e -> events.add(trigger(only(message, List.of(e.getValue())), key(message, e.getKey()))));
    }
    return events;
  }

  private static Message only(Message message, List<Letter> letters) {
    return new Message(message.key(), message.at(), message.sender(), letters);
  }

  /// At most 255 characters, whatever the names are.
  private static String key(Message message, String incident) {
    return "wayout-"
        + Digests.sha256Hex(message.sender().agent() + "\n" + incident).substring(0, 32);
  }

  private Json.Builder event(String action, String key) {
    return Json.object()
        .put("routing_key", routingKey.reveal())
        .put("event_action", action)
        .put("dedup_key", key);
  }

  private Json trigger(Message message, String key) {
    Letter first = message.first();
    Json details =
        Json.object()
            .put("text", Words.body(message, TEXT_CHARS_MAX))
            .put("remedy", Words.remedy(message))
            .put("count", message.letters().size())
            .build();
    Json payload =
        Json.object()
            .put("summary", Words.title(message, SUMMARY_CHARS_MAX))
            .put("source", message.sender().agent())
            .put("severity", severity(message.level()))
            .put("timestamp", first.at())
            .put("component", first.notice().domain().map(d -> d.text()).orElse("wayout"))
            .put("class", first.notice().code().name())
            .put("custom_details", details)
            .build();
    Json.Builder event = event("trigger", key).put("client", "wayout").put("payload", payload);
    message.sender().page().ifPresent(page -> event.put("client_url", page.toString()));
    return event.build();
  }

  private static String severity(Level level) {
    return switch (level) {
      case ALARM -> "critical";
      case WARN -> "warning";
      case INFO -> "info";
    };
  }

  private static Optional<Failed> objection(Json answer) {
    return answer.text("status").equals("success")
        ? Optional.empty()
        : Optional.of(new Failed(answer.text("status") + " " + answer.text("message")));
  }
}
