// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Letter;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Words;
import io.wayout.core.model.Notice;
import io.wayout.dns.DnsName;
import io.wayout.provider.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Any program that takes CloudEvents 1.0 as JSON (structured mode), signed as Standard Webhooks
/// are where there is a secret.
///
/// @param url where to
/// @param secret what signs it
record Webhook(Post post, Secret url, Optional<Secret> secret) implements Channel {
  private static final int LETTERS_MAX = 100;
  private static final int TEXT_CHARS_MAX = 4_000;

  @Override
  public Delivery deliver(Message message) {
    Json event = event(message);
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/cloudevents+json; charset=utf-8");
    headers.put("idempotency-key", message.key());
    if (secret.isPresent()) {
      Instant now = post.wall();
      String body = JsonText.write(event);
      headers.put("webhook-id", message.key());
      headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
      headers.put(
          "webhook-signature", Signed.standard(secret.get().reveal(), message.key(), now, body));
    }
    return post.send(url.reveal(), headers, event);
  }

  /// The whole message as one event.
  static Json event(Message message) {
    Notice first = message.first().notice();
    String type = message.isDigest() ? "digest" : "notice." + first.code();
    Json.Builder event =
        Json.object()
            .put("specversion", "1.0")
            .put("id", message.key())
            .put("source", "urn:wayout:agent:" + message.sender().agent())
            .put("type", "io.wayout." + type)
            .put("time", message.first().at())
            .put("datacontenttype", "application/json");
    if (!message.isDigest()) {
      first.domain().map(DnsName::text).ifPresent(name -> event.put("subject", name));
    }
    return event.put("data", data(message)).build();
  }

  private static Json data(Message message) {
    Json.Builder counts = Json.object();
    Words.byCode(message).forEach((code, group) -> counts.put(code.name(), group.size()));
    return Json.object()
        .put("level", message.level().name())
        .put("title", Words.title(message, TEXT_CHARS_MAX))
        .put("text", Words.body(message, TEXT_CHARS_MAX))
        .put("remedy", Words.remedy(message))
        .put("page", Json.of(message.sender().page().map(Object::toString), Json::of))
        .put("count", message.letters().size())
        .put("counts", counts.build())
        .put(
            "notices",
            Json.array(message.letters().stream().limit(LETTERS_MAX).toList(), Letter::form))
        .build();
  }
}
