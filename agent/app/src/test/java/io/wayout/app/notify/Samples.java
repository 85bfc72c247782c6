// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.dns.DnsName;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Notices and messages.
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");
  public static final Message.Sender EDGE =
      new Message.Sender("edge-1", Optional.of(URI.create("https://wayout.example/")));

  private Samples() {}

  public static Notice allDown(String domain) {
    return new Notice(
        Code.ALL_DOWN,
        Level.ALARM,
        Optional.of(DnsName.of(domain)),
        Optional.empty(),
        "every target is down",
        Map.of("targets", "2"));
  }

  public static Notice check(boolean isUp, String check) {
    return new Notice(
        isUp ? Code.CHECK_UP : Code.CHECK_DOWN,
        isUp ? Level.INFO : Level.WARN,
        Optional.empty(),
        Optional.empty(),
        check + (isUp ? " answers" : " does not answer"),
        Map.of("check", check));
  }

  public static Notice moved(int number) {
    return new Notice(
        Code.SWITCHOVER_DONE,
        Level.INFO,
        Optional.of(DnsName.of("d" + number + ".shop.example")),
        Optional.of("d" + number + ".shop.example#1"),
        "settled",
        Map.of("to", "standby"));
  }

  public static Message message(Notice... notices) {
    return new Message(
        "k-1",
        NOON,
        EDGE,
        IntStream.range(0, notices.length)
            .mapToObj(i -> new Letter("l-" + i, NOON.plusSeconds(i), notices[i]))
            .toList());
  }

  public static Message burst(int count) {
    Notice[] notices = new Notice[count];
    Arrays.setAll(notices, i -> allDown("d" + i + ".shop.example"));
    return message(notices);
  }
}
