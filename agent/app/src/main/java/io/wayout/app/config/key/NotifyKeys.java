// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.key;

import io.wayout.app.config.ChannelSettings.Kind;
import io.wayout.app.config.key.KeyType.ListOf;
import io.wayout.app.config.key.KeyType.Nested;
import io.wayout.app.config.key.KeyType.OneOrMany;
import io.wayout.core.model.Notice.Code;
import java.util.Arrays;

/// The keys of how people hear of what happens.
final class NotifyKeys {
  private static final KeyType CODES =
      new ListOf(Words.choice(Arrays.stream(Code.values()).map(Code::name).toArray(String[]::new)));

  /// One channel.
  static final Group CHANNEL =
      Group.of(
          "channel",
          "notify[]",
          "One channel that tells people what happens.",
          Key.required("name", Words.NAME_OF, "Its name on the command line."),
          Key.required(
              "type",
              Words.choice(Arrays.stream(Kind.values()).map(Kind::word).toArray(String[]::new)),
              "What it is."),
          Key.of(
              "level",
              Words.choice("info", "warn", "alarm"),
              "warn",
              "It tells notices of this level and worse."),
          Key.optional("codes", CODES, "none", "It tells these, too, whatever their level."),
          Key.optional("except", CODES, "none", "It never tells these."),
          Key.of(
              "rate", Words.number(1, 600), "15", "Messages a minute at most; more is gathered."),
          Key.of(
              "digest",
              Times.duration("0", "10m"),
              "5s",
              "How long notices are gathered into one message, 0 to 10m."),
          Key.optional(
              "vendor",
              Words.NAME_OF,
              "who runs such channels",
              "Who runs it: `dingtalk` alibaba, `wecom` tencent, `feishu` volcengine, `slack` slack,"
                  + " `pagerduty` pagerduty, the others self-hosted."),
          Key.optional(
              "depends-on",
              new ListOf(Words.NAME_OF),
              "none",
              "More vendors whose outage silences it."),
          Key.optional(
              "url",
              new Nested(Keys.SECRET),
              "required",
              "Where it is sent; a secret, because whoever has it can write there. Not for `email`"
                  + " and `exec`; `pagerduty` has a default."),
          Key.optional(
              "secret",
              new Nested(Keys.SECRET),
              "none",
              "What signs the messages: `webhook`, `dingtalk`, `feishu`."),
          Key.optional(
              "routing-key", new Nested(Keys.SECRET), "required", "`pagerduty`: the service."),
          Key.optional(
              "server", Addresses.HOST_PORT, "required", "`email`: such as `smtp.example:587`."),
          Key.of(
              "tls",
              Words.choice("starttls", "tls", "none"),
              "starttls",
              "`email`: how the server is spoken to; `none` sends no password."),
          Key.optional("user", Words.TEXT, "none", "`email`: who logs in."),
          Key.optional("password", new Nested(Keys.SECRET), "none", "`email`: with what."),
          Key.optional("from", Words.TEXT, "required", "`email`: the sender's address."),
          Key.optional("to", new OneOrMany(Words.TEXT), "required", "`email`: the addresses."),
          Key.optional(
              "command",
              new ListOf(Words.TEXT),
              "required",
              "`exec`: a program's absolute path and its arguments; it gets the message as JSON."));

  /// What misses the agent when it is gone.
  static final Group HEARTBEAT =
      Group.of(
          "heartbeat",
          "agent.heartbeat",
          "A dead-man's switch: an address at another system that raises an alarm when the agent"
              + " stops asking for it.",
          Key.required("url", new Nested(Keys.SECRET), "What is asked with a GET; a secret."),
          Key.of("interval", Times.duration("10s", "1h"), "60s", "How often, 10s to 1h."));

  private NotifyKeys() {}
}
