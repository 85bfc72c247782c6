// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.dns.DnsName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LogListenerTest {
  private static final Notice NOTICE =
      new Notice(
          Code.SWITCHOVER_SERVED,
          Level.WARN,
          Optional.of(DnsName.of("www.shop.example")),
          Optional.of("www.shop.example#7"),
          "served \"everywhere\"\nnow",
          Map.of("took", "3s", "actor", "alice smith"));

  @Test
  void notice_isOneLineOfPairs() {
    assertThat(LogLine.of(NOTICE))
        .isEqualTo(
            "event=SWITCHOVER_SERVED domain=www.shop.example switchover=www.shop.example#7"
                + " actor=\"alice smith\" took=3s text=\"served \\\"everywhere\\\"\\nnow\"");
  }

  @Test
  void lines_areWrittenInOrderUntilTheEnd() {
    List<String> lines = new CopyOnWriteArrayList<>();
    try (LogListener log = LogListener.start(entry -> lines.add(entry.line()))) {
      for (int i = 0; i < 100; i++) {
        log.line("n=" + i);
      }
    }
    assertThat(lines).hasSize(100).startsWith("n=0", "n=1").endsWith("n=99");
  }

  @Test
  void t12_blockedReader_losesLinesButDelaysNobody() {
    CountDownLatch blocked = new CountDownLatch(1);
    List<String> lines = new CopyOnWriteArrayList<>();
    try (LogListener log =
        LogListener.start(entry -> {
          try {
            blocked.await();
          } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
          }
          lines.add(entry.line());
        })) {
      for (int i = 0; i < 10_000; i++) {
        log.notice(NOTICE);
      }
      blocked.countDown();
      await().until(() -> lines.stream().anyMatch(l -> l.startsWith("event=LOG_LINES_LOST")));
    }
    assertThat(lines.size()).isLessThan(2_100);
  }

  @Test
  void subscription_endsWhenItIsTold() {
    List<Notice> first = new CopyOnWriteArrayList<>();
    List<Notice> second = new CopyOnWriteArrayList<>();
    NoticeHub hub = new NoticeHub(first::add);
    Runnable end = hub.subscribe(second::add);

    hub.notice(NOTICE);
    end.run();
    end.run();
    hub.notice(NOTICE);

    assertThat(first).containsExactly(NOTICE, NOTICE);
    assertThat(second).containsExactly(NOTICE);
  }

  @Test
  void journal_addsTheTimeItself() {
    Map<String, String> settings = new HashMap<>();

    LogSettings.apply(Map.of("JOURNAL_STREAM", "8:1"), settings::put);

    assertThat(settings).containsEntry("org.slf4j.simpleLogger.showDateTime", "false");
  }
}
