// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.json.Json;
import io.wayout.app.notify.Channel;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Words;
import io.wayout.provider.Secret;
import java.util.Map;

/// Slack's incoming webhooks.
record Slack(Post post, Secret url) implements Channel {
  private static final int CHARS_MAX = 3_000;

  @Override
  public Delivery deliver(Message message) {
    String text = mark(message) + escaped(Words.body(message, CHARS_MAX));
    return post.send(url.reveal(), Map.of(), Json.object().put("text", text).build());
  }

  private static String mark(Message message) {
    return switch (message.level()) {
      case ALARM -> ":rotating_light: ";
      case WARN -> ":warning: ";
      case INFO -> "";
    };
  }

  /// Slack's own three; everything else is text, so that nothing in a message pings a channel.
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
