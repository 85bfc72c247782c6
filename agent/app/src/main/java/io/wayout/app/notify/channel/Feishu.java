// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Words;
import io.wayout.provider.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Feishu's and Lark's custom bots (飞书), with or without signature.
record Feishu(Post post, Secret url, Optional<Secret> secret) implements Channel {
  private static final int CHARS_MAX = 4_000;
  private static final Set<Long> TOO_FAST = Set.of(9499L, 11232L);

  @Override
  public Delivery deliver(Message message) {
    Json.Builder body = Json.object();
    if (secret.isPresent()) {
      Instant now = post.wall();
      body.put("timestamp", Long.toString(now.getEpochSecond()))
          .put("sign", Signed.feishu(secret.get().reveal(), now));
    }
    body.put("msg_type", "text")
        .put("content", Json.object().put("text", Words.body(message, CHARS_MAX)).build());
    return post.send(
        url.reveal(), Map.of(), body.build(), a -> Robots.objection(a, "code", "msg", TOO_FAST));
  }
}
