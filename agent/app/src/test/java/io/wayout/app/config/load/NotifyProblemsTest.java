// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.config.ChannelSettings.Filter;
import io.wayout.app.config.ChannelSettings.Kind;
import io.wayout.app.config.Config;
import io.wayout.app.config.Loading;
import io.wayout.app.config.text.ConfigText;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How people hear of what happens, as it is configured.
class NotifyProblemsTest {

  @Test
  void goodChannel_isReadWithItsDefaults() {
    Config config =
        config("{name: ops, type: dingtalk, url: {env: ALI}, codes: [STARTED], depends-on: [aws]}");

    ChannelSettings ops = config.telling().channels().getFirst();
    assertThat(ops)
        .isEqualTo(
            new ChannelSettings(
                "ops",
                Kind.DINGTALK,
                new Filter(Level.WARN, Set.of(Code.STARTED), Set.of()),
                15,
                Duration.ofSeconds(5),
                List.of("alibaba", "aws"),
                Map.of("tls", List.of("starttls"), "to", List.of(), "command", List.of()),
                ops.secrets()));
    assertThat(ops.secrets().get("url").reveal()).isEqualTo("s3ntinel");
    assertThat(config.toString() + ConfigText.yaml(config)).doesNotContain("s3ntinel");
    assertThat(ConfigText.yaml(config)).contains("type: dingtalk").contains("env: ALI");
  }

  @Test
  void keyOfAnotherType_isRefused() {
    assertThat(problems("{name: x, type: slack, url: {env: ALI}, server: 'a.example:25'}"))
        .singleElement()
        .asString()
        .contains("CONFLICTING_KEYS 'server' means nothing to a channel of type slack");
  }

  @Test
  void missingKey_isNamed() {
    assertThat(problems("{name: x, type: email, server: 'a.example:25'}"))
        .anyMatch(p -> p.contains("MISSING_KEY a channel of type email needs 'from'"))
        .anyMatch(p -> p.contains("MISSING_KEY a channel of type email needs 'to'"));
  }

  @Test
  void addressInTheFile_isRefused() {
    assertThat(problems("{name: x, type: slack, url: 'https://hooks.slack.example/s3cret'}"))
        .singleElement()
        .asString()
        .contains("WRONG_TYPE")
        .doesNotContain("s3cret");
  }

  @Test
  void passwordWithoutTls_isRefused() {
    String mail =
        "{name: x, type: email, server: 'a.example:25', from: a@b.example, to: c@b.example,"
            + " tls: none, user: a, password: {env: ALI}}";

    assertThat(problems(mail))
        .singleElement()
        .asString()
        .contains("a password is not sent without TLS");
  }

  @Test
  void programByAName_isRefused() {
    assertThat(problems("{name: x, type: exec, command: [notify-send]}"))
        .singleElement()
        .asString()
        .contains("the command must start with a program's absolute path");
  }

  @Test
  void twoOfOneName_areRefused() {
    String one = "{name: x, type: slack, url: {env: ALI}}";

    assertThat(problems(one + ", " + one))
        .singleElement()
        .asString()
        .contains("two channels are named 'x'");
  }

  @Test
  void heartbeat_isRead() {
    Config config =
        Loading.good()
            .change("id: edge-1", "id: edge-1\n  heartbeat: {url: {env: ALI}, interval: 30s}")
            .config();

    assertThat(config.telling().heartbeat().orElseThrow().interval())
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(ConfigText.yaml(config)).contains("heartbeat:").doesNotContain("s3ntinel");
  }

  private static Config config(String channel) {
    return Loading.good().more("notify: [" + channel + "]").config();
  }

  private static List<String> problems(String channels) {
    return Loading.good().more("notify: [" + channels + "]").problems();
  }
}
