// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Words;
import io.wayout.provider.Secret;
import java.util.Map;
import java.util.Set;

/// WeCom's group robots (企业微信): 2,048 bytes a message, 20 messages a minute.
record WeCom(Post post, Secret url) implements Channel {
  /// So many characters of three bytes each.
  private static final int CHARS_MAX = 680;

  private static final Set<Long> TOO_FAST = Set.of(45009L, 45033L);

  @Override
  public Delivery deliver(Message message) {
    Json body =
        Json.object()
            .put("msgtype", "text")
            .put("text", Json.object().put("content", Words.body(message, CHARS_MAX)).build())
            .build();
    return post.send(
        url.reveal(), Map.of(), body, a -> Robots.objection(a, "errcode", "errmsg", TOO_FAST));
  }
}
