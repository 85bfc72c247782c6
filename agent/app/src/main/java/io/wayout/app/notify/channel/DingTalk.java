// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Words;
import io.wayout.provider.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// DingTalk's custom robots (钉钉), with or without signature. 20 messages a minute.
record DingTalk(Post post, Secret url, Optional<Secret> secret) implements Channel {
  private static final int CHARS_MAX = 4_000;
  private static final Set<Long> TOO_FAST = Set.of(130101L, 410100L);

  @Override
  public Delivery deliver(Message message) {
    String address =
        secret
            .map(key -> Signed.dingTalk(url.reveal(), key.reveal(), post.wall()))
            .orElseGet(url::reveal);
    Json body =
        Json.object()
            .put("msgtype", "text")
            .put("text", Json.object().put("content", Words.body(message, CHARS_MAX)).build())
            .build();
    return post.send(
        address, Map.of(), body, a -> Robots.objection(a, "errcode", "errmsg", TOO_FAST));
  }
}
