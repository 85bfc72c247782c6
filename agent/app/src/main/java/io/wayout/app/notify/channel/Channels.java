// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.notify.Channel;
import io.wayout.engine.port.Ticker;
import io.wayout.kit.http.HostLookup;
import io.wayout.kit.http.OkHttpWire;
import io.wayout.provider.Secret;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Opens channels; that does no I/O. Thread-safe.
public final class Channels implements Function<ChannelSettings, Channel> {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final long ANSWER_BYTES_MAX = 64 * 1024;
  private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

  private final HostLookup lookup;
  private final Ticker ticker;

  /// @param lookup finds hosts, and refuses those that lead to where nobody was meant to go (I93)
  public Channels(HostLookup lookup, Ticker ticker) {
    this.lookup = lookup;
    this.ticker = ticker;
  }

  @Override
  public Channel apply(ChannelSettings settings) {
    Wire wire = new OkHttpWire(DEADLINE, ANSWER_BYTES_MAX, lookup);
    Post post = new Post(wire, ticker);
    Optional<Secret> key = Optional.ofNullable(settings.secrets().get("secret"));
    return switch (settings.kind()) {
      case WEBHOOK -> new Webhook(post, url(settings), key);
      case SLACK -> new Slack(post, url(settings));
      case DINGTALK -> new DingTalk(post, url(settings), key);
      case FEISHU -> new Feishu(post, url(settings), key);
      case WECOM -> new WeCom(post, url(settings));
      case PAGERDUTY -> new PagerDuty(post, url(settings), secret(settings, "routing-key"));
      case EMAIL -> new Email(settings, lookup);
      case EXEC -> new Exec(settings.texts().getOrDefault("command", List.of()));
    };
  }

  private static Secret url(ChannelSettings settings) {
    return settings.secrets().getOrDefault("url", () -> PAGERDUTY);
  }

  private static Secret secret(ChannelSettings settings, String key) {
    Secret secret = settings.secrets().get(key);
    if (secret == null) {
      throw new IllegalStateException(settings.name() + " has no " + key);
    }
    return secret;
  }
}
