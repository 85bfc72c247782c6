// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.config.ChannelSettings.Filter;
import io.wayout.app.config.ChannelSettings.Kind;
import io.wayout.app.notify.Channel.Delivery;
import io.wayout.app.notify.Channel.Failed;
import io.wayout.app.notify.Channel.Sent;
import io.wayout.app.notify.Message;
import io.wayout.app.notify.Samples;
import io.wayout.core.model.Notice.Level;
import io.wayout.provider.Secret;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmailTest {
  private static final Message ONE = Samples.message(Samples.allDown("www.shop.example"));

  @Test
  void mail_arrivesUnderItsKey() throws Exception {
    try (FakeSmtp server = new FakeSmtp("250 ok")) {
      assertThat(deliver(server.address(), "none", Map.of())).isInstanceOf(Sent.class);

      assertThat(server.lines)
          .contains(
              "MAIL FROM:<wayout@shop.example>",
              "RCPT TO:<ops@shop.example>",
              "RCPT TO:<boss@shop.example>",
              "Message-ID: <k-1@127.0.0.1>",
              "Auto-Submitted: auto-generated",
              "ALL_DOWN www.shop.example: every target is down")
          .anyMatch(l -> l.startsWith("Subject: [wayout edge-1] ALARM ALL_DOWN"))
          .noneMatch(l -> l.startsWith("AUTH"));
    }
  }

  @Test
  void serverWithoutStartTls_getsNeitherPasswordNorMail() throws Exception {
    try (FakeSmtp server = new FakeSmtp("250 ok")) {
      assertThat(deliver(server.address(), "starttls", Map.of("password", () -> "s3ntinel")))
          .isInstanceOf(Failed.class);

      assertThat(server.lines).noneMatch(l -> l.startsWith("AUTH") || l.startsWith("MAIL"));
    }
  }

  @Test
  void refusedRecipient_isAFailure() throws Exception {
    try (FakeSmtp server = new FakeSmtp("550 no such user")) {
      assertThat(deliver(server.address(), "none", Map.of()).toString())
          .contains("550 no such user");
    }
  }

  @Test
  void i93_nameThatLeadsNowhereGood_isNotConnectedTo() {
    assertThat(deliver("mail.shop.example:25", "none", Map.of()).toString()).contains("not public");
  }

  private static Delivery deliver(String server, String tls, Map<String, Secret> secrets) {
    ChannelSettings settings =
        new ChannelSettings(
            "mail",
            Kind.EMAIL,
            new Filter(Level.WARN, Set.of(), Set.of()),
            10,
            Duration.ZERO,
            List.of("self-hosted"),
            Map.of(
                "server", List.of(server),
                "tls", List.of(tls),
                "user", List.of("wayout"),
                "from", List.of("wayout@shop.example"),
                "to", List.of("ops@shop.example", "boss@shop.example")),
            secrets);
    return new Email(
            settings,
            host -> {
              throw new UnknownHostException(host + " leads to an address that is not public");
            })
        .deliver(ONE);
  }
}
