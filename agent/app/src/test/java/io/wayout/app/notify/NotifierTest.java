// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wayout.app.config.ChannelSettings;
import io.wayout.app.config.ChannelSettings.Filter;
import io.wayout.app.config.ChannelSettings.Kind;
import io.wayout.app.config.Telling;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.worker.SystemTicker;
import io.wayout.store.sqlite.desk.Desk;
import io.wayout.store.sqlite.desk.OutboxRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the loop's hand to the channels'.
class NotifierTest {
  private final SystemTicker ticker = new SystemTicker(InstantSource.system(), System::nanoTime);
  private final Map<String, List<Message>> taken = new ConcurrentHashMap<>();
  private final List<Notice> told = new CopyOnWriteArrayList<>();
  private final Map<String, Channel> kinds = new ConcurrentHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Desk desk;

  @TempDir Path folder;

  @BeforeEach
  void openDesk() throws Exception {
    desk = Desk.open(folder, List.of(OutboxRows.PART), ticker.now());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    desk.close();
  }

  @Test
  void notice_reachesEveryChannelThatWantsIt() throws Exception {
    Notifier notifier = start(channel("loud", Level.INFO), channel("quiet", Level.ALARM));

    notifier.notice(Samples.allDown("www.shop.example"));
    notifier.notice(Samples.check(true, "https://a"));

    await().untilAsserted(() -> assertThat(codes("loud")).contains(Code.ALL_DOWN, Code.CHECK_UP));
    await().untilAsserted(() -> assertThat(codes("quiet")).containsExactly(Code.ALL_DOWN));
    await().untilAsserted(() -> assertThat(notifier.status()).allMatch(s -> s.queued() == 0));
    assertThat(notifier.status()).extracting(s -> s.fared().sent()).allMatch(sent -> sent > 0);
  }

  @Test
  void goodNews_reachesAPagerThatOnlyWantsAlarms() throws Exception {
    ChannelSettings pager =
        new ChannelSettings(
            "pager",
            Kind.PAGERDUTY,
            new Filter(Level.ALARM, Set.of(), Set.of()),
            600,
            Duration.ZERO,
            List.of("pagerduty"),
            Map.of(),
            Map.of());
    Notifier notifier = start(pager, channel("mail", Level.ALARM));

    notifier.notice(Samples.check(false, "https://a"));
    notifier.notice(Samples.check(true, "https://a"));
    notifier.notice(Samples.allDown("www.shop.example"));

    await().untilAsserted(() -> assertThat(codes("pager")).contains(Code.ALL_DOWN));
    await().untilAsserted(() -> assertThat(codes("mail")).containsExactly(Code.ALL_DOWN));
    assertThat(codes("pager")).containsExactly(Code.CHECK_UP, Code.ALL_DOWN);
  }

  @Test
  void burstOfTwoHundred_isOneMessage() throws Exception {
    Notifier notifier = start(digest("ops", Duration.ofMillis(700)));

    for (int i = 0; i < 200; i++) {
      notifier.notice(Samples.allDown("d" + i + ".shop.example"));
    }

    await().untilAsserted(() -> assertThat(codes("ops")).hasSize(200));
    assertThat(taken.get("ops")).hasSize(1);
  }

  @Test
  void failure_isRetriedWithTheSameKeyUntilItIsTaken() throws Exception {
    List<String> keys = new CopyOnWriteArrayList<>();
    kinds.put(
        "ops",
        message -> {
          keys.add(message.key());
          return keys.size() < 2 ? new Channel.Failed("try again") : take("ops", message);
        });
    Notifier notifier = start(channel("ops", Level.INFO));

    notifier.notice(Samples.allDown("www.shop.example"));

    await().atMost(15, SECONDS).untilAsserted(() -> assertThat(codes("ops")).hasSize(1));
    assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
    await().untilAsserted(() -> assertThat(notifier.status().getFirst().queued()).isZero());
  }

  @Test
  void t06_diedBetweenSendingAndMarking_isSentAgainWithTheSameKey() throws Exception {
    List<String> keys = new CopyOnWriteArrayList<>();
    CountDownLatch never = new CountDownLatch(1);
    kinds.put(
        "ops",
        message -> {
          keys.add(message.key());
          try {
            never.await();
          } catch (InterruptedException died) {
            Thread.currentThread().interrupt();
          }
          return new Channel.Failed("the process is gone");
        });
    Notifier first = start(digest("ops", Duration.ofMillis(200)));
    first.notice(Samples.check(false, "a"));
    first.notice(Samples.check(false, "b"));
    await().untilAsserted(() -> assertThat(keys).hasSize(1));
    first.close();

    kinds.put("ops", message -> take("ops", message));
    start(channel("ops", Level.INFO));

    await().atMost(15, SECONDS).untilAsserted(() -> assertThat(codes("ops")).hasSize(2));
    assertThat(taken.get("ops")).extracting(Message::key).containsExactlyElementsOf(keys);
  }

  @Test
  void t06_moveToldTwice_hasTheSameKey() throws Exception {
    start(channel("ops", Level.INFO)).notice(Samples.moved(1));
    await().untilAsserted(() -> assertThat(codes("ops")).hasSize(1));
    start(channel("ops", Level.INFO)).notice(Samples.moved(1));
    await().untilAsserted(() -> assertThat(codes("ops")).hasSize(2));

    assertThat(taken.get("ops").stream().map(Message::key).distinct()).hasSize(1);
  }

  @Test
  void law11_hangingChannelAndBrokenDesk_holdNobodyUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    kinds.put(
        "hangs",
        _ -> {
          try {
            never.await();
          } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
          }
          return new Channel.Failed("closed");
        });
    Notifier notifier = start(channel("hangs", Level.INFO), channel("ops", Level.ALARM));
    desk.close();

    for (int i = 0; i < 20_000; i++) {
      notifier.notice(Samples.check(false, "c" + i));
    }
    await()
        .untilAsserted(() -> {
          notifier.notice(Samples.allDown("www.shop.example"));
          assertThat(codes("ops")).contains(Code.ALL_DOWN);
        });
  }

  @Test
  void channelThatFails_isToldToTheOthersAlone() throws Exception {
    kinds.put("ops", _ -> new Channel.Failed("no", Optional.of(Duration.ofMillis(1))));
    Notifier notifier = start(channel("ops", Level.WARN), channel("mail", Level.WARN));
    notifier.notice(Samples.allDown("www.shop.example"));

    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> assertThat(told).extracting(Notice::code).contains(Code.NOTIFY_FAILED));
    told.forEach(notifier::notice);
    await().untilAsserted(() -> assertThat(codes("mail")).contains(Code.NOTIFY_FAILED));
    assertThat(notifier.status().getFirst().fared().failure()).isEqualTo("no");
    assertThat(notifier.status().getFirst().queued()).isEqualTo(1);
  }

  @Test
  void personTests_eachChannelIsAskedOnce() throws Exception {
    kinds.put("ops", _ -> new Channel.Failed("wrong key"));
    Notifier notifier = start(channel("ops", Level.WARN), channel("mail", Level.ALARM));

    assertThat(notifier.test(Optional.empty(), "alice"))
        .containsExactly(
            new Notifier.Tried("ops", new Channel.Failed("wrong key")),
            new Notifier.Tried("mail", new Channel.Sent("taken")));
    assertThat(notifier.test(Optional.of("mail"), "alice")).hasSize(1);
    assertThat(codes("mail")).containsOnly(Code.NOTIFY_TEST);
  }

  @Test
  void changedConfiguration_goesOnWithItsChannels() throws Exception {
    Notifier notifier = start(channel("old", Level.WARN));

    notifier.use(telling(channel("new", Level.WARN)));
    notifier.notice(Samples.allDown("www.shop.example"));

    await().untilAsserted(() -> assertThat(codes("new")).hasSize(1));
    assertThat(codes("old")).isEmpty();
  }

  private Notifier start(ChannelSettings... channels) throws Exception {
    Notifier notifier =
        new Notifier(
            "edge-1",
            ticker,
            () -> 0,
            settings ->
                kinds.getOrDefault(settings.name(), message -> take(settings.name(), message)));
    notifier.start(desk, telling(channels), told::add);
    open.add(notifier);
    return notifier;
  }

  private Channel.Delivery take(String channel, Message message) {
    taken.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>()).add(message);
    return new Channel.Sent("taken");
  }

  private List<Code> codes(String channel) {
    return taken.getOrDefault(channel, List.of()).stream()
        .flatMap(m -> m.letters().stream())
        .map(l -> l.notice().code())
        .toList();
  }

  private static Telling telling(ChannelSettings... channels) {
    return new Telling(Optional.empty(), Optional.empty(), Arrays.asList(channels));
  }

  private static ChannelSettings channel(String name, Level level) {
    return settings(name, level, Duration.ZERO);
  }

  private static ChannelSettings digest(String name, Duration digest) {
    return settings(name, Level.INFO, digest);
  }

  private static ChannelSettings settings(String name, Level level, Duration digest) {
    return new ChannelSettings(
        name,
        Kind.EXEC,
        new Filter(level, Set.of(), Set.of()),
        600,
        digest,
        List.of("self-hosted"),
        Map.of(),
        Map.of());
  }
}
