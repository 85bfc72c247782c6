// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// The world's resolvers: some caches of their own, each asked for the business name every 5 ms.
///
/// Each follows the CNAME chain from the authoritative servers and keeps every record for exactly
/// its TTL. Their clients ask for link 2's name, too, whenever that record has left the cache, and
/// they began at different times: so at any moment some cache holds link 2 as it was nearly a TTL
/// ago, even while the business name does not lead there.
final class Resolvers implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(5);
  private static final Duration TIMEOUT = Duration.ofMillis(800);
  private static final Duration ASIDE_PAUSE = Duration.ofSeconds(1);
  private static final int LINKS_MAX = 8;

  /// One answer that a user got.
  ///
  /// @param sinceStart when, after the first question
  /// @param text the address, or why there was none
  record Answer(int resolver, Duration sinceStart, String text) {}

  private final Map<DnsName, Integer> delegations;
  private final ScheduledExecutorService clock;
  private final long start = System.nanoTime();
  private final AtomicLong polls = new AtomicLong();
  private final ConcurrentLinkedQueue<Answer> wrong = new ConcurrentLinkedQueue<>();
  private final Map<String, Long> seen = new TreeMap<>();
  private final AtomicReferenceArray<String> last;
  private volatile Set<String> right = Set.of();

  /// @param count how many resolvers
  /// @param ttl of the links; the resolvers' first questions are spread over it
  Resolvers(Map<DnsName, Integer> delegations, int count, Duration ttl) {
    this.delegations = delegations;
    this.last = new AtomicReferenceArray<>(count);
    this.clock = Executors.newScheduledThreadPool(count);
    for (int i = 0; i < count; i++) {
      Cache cache = new Cache(i);
      long delay = ttl.toNanos() / count * i;
      clock.scheduleAtFixedRate(cache::poll, delay, PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /// From now on each other answer is wrong; counts anew.
  void expect(String address) {
    synchronized (seen) {
      seen.clear();
    }
    wrong.clear();
    polls.set(0);
    right = Set.of(address);
  }

  List<Answer> wrong() {
    return List.copyOf(wrong);
  }

  long polls() {
    return polls.get();
  }

  /// How often each answer was given since the last [#expect].
  Map<String, Long> seen() {
    synchronized (seen) {
      return new TreeMap<>(seen);
    }
  }

  /// Did every resolver give this answer last?
  boolean allSay(String address) {
    return IntStream.range(0, last.length()).allMatch(i -> address.equals(last.get(i)));
  }

  private void answered(int resolver, String text) {
    polls.incrementAndGet();
    last.set(resolver, text);
    synchronized (seen) {
      seen.merge(text, 1L, Long::sum);
    }
    Set<String> expected = right;
    if (!expected.isEmpty() && !expected.contains(text)) {
      wrong.add(new Answer(resolver, Duration.ofNanos(System.nanoTime() - start), text));
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    clock.close();
  }

  /// What was answered and until when it may be used.
  private record Kept(Record data, long untilNanos) {}

  private record Key(DnsName name, int type) {}

  /// One resolver. For one thread.
  private final class Cache {
    private final int number;
    private final Map<Key, Kept> kept = new HashMap<>();
    private long asideFailed = System.nanoTime() - ASIDE_PAUSE.toNanos();

    Cache(int number) {
      this.number = number;
    }

    void poll() {
      answered(number, address(FourVendors.DOMAIN));
      if (System.nanoTime() - asideFailed > ASIDE_PAUSE.toNanos()
          && !Character.isDigit(address(FourVendors.LINK2).charAt(0))) {
        asideFailed = System.nanoTime();
      }
    }

    private String address(DnsName asked) {
      DnsName name = asked;
      List<String> path = new ArrayList<>();
      try {
        for (int i = 0; i < LINKS_MAX; i++) {
          Record found = find(name);
          if (found.getType() == Type.A) {
            return found.rdataToString();
          }
          name = DnsName.of(((CNAMERecord) found).getTarget().toString());
          path.add(name.text());
        }
        return "a loop: " + path;
      } catch (IOException failed) {
        return "no answer: " + failed.getMessage();
      }
    }

    private Record find(DnsName name) throws IOException {
      int type = name.text().endsWith(".cloud.example") ? Type.A : Type.CNAME;
      Key key = new Key(name, type);
      Kept old = kept.get(key);
      if (old != null && System.nanoTime() < old.untilNanos()) {
        return old.data();
      }
      Record found = ask(name, type);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(found.getTTL());
      kept.put(key, new Kept(found, until));
      return found;
    }

    private Record ask(DnsName name, int type) throws IOException {
      InetSocketAddress server =
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port(name));
      SimpleResolver wire = new SimpleResolver(server);
      wire.setTimeout(TIMEOUT);
      Record question = Record.newRecord(Name.fromString(name.absolute()), type, DClass.IN);
      Message query = Message.newQuery(question);
      query.getHeader().unsetFlag(Flags.RD);
      List<Record> answers = wire.send(query).getSection(Section.ANSWER);
      return answers.stream()
          .filter(r -> r.getType() == type)
          .findFirst()
          .orElseThrow(() -> new IOException(name + " has no record"));
    }

    private int port(DnsName name) throws IOException {
      return delegations.entrySet().stream()
          .filter(e -> name.text().endsWith("." + e.getKey().text()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseThrow(() -> new IOException(name + " is nobody's"));
    }
  }
}
