// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.law;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import io.wayout.app.http.route.Request;
import io.wayout.app.http.route.Route;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import io.wayout.app.token.Role;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Notice.Code;
import io.wayout.core.model.Notice.Level;
import io.wayout.engine.port.NoticeListener;
import io.wayout.engine.port.StoreException;
import io.wayout.store.sqlite.desk.RepeatRows;
import io.wayout.store.sqlite.desk.RepeatRows.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Carries out an order that comes twice with the same Idempotency-Key once, and answers both the
/// same, for 24 hours and over a restart. Thread-safe: guarded by this object.
public final class Repeats {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final long JOIN_SECONDS_MAX = 25;
  private static final int ROWS_MAX = 5_000;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final Optional<RepeatRows> rows;
  private final InstantSource time;
  private final NoticeListener listener;
  private final Map<Key, Row> known = new LinkedHashMap<>();
  private final Map<Key, CompletableFuture<Reply>> running = new HashMap<>();
  private boolean isTold;

  /// @param rows where answers outlive the process, if anywhere
  /// @param listener is told when they can't be kept
  public Repeats(Optional<RepeatRows> rows, InstantSource time, NoticeListener listener) {
    this.rows = rows;
    this.time = time;
    this.listener = listener;
    Instant since = time.instant().minus(KEPT);
    keep(store -> store.since(since, ROWS_MAX).forEach(row -> put(key(row), row)));
  }

  /// Remembers as long as the process runs.
  public static Repeats inMemory(InstantSource time) {
    return new Repeats(Optional.empty(), time, _ -> {});
  }

  /// Carries an order out.
  @FunctionalInterface
  public interface Order {
    Reply run() throws Problem.Stop;
  }

  private record Key(String actor, String key) {}

  @FunctionalInterface
  private interface Keeping {
    void on(RepeatRows rows) throws StoreException;
  }

  /// Runs the order, or gives the answer that it had the first time. Answers with secrets in them
  /// are never kept, so these orders take no key.
  public Reply once(Request request, Route route, Order order) throws Problem.Stop {
    Optional<String> wanted = request.header("Idempotency-Key");
    boolean isKept = route.method().equals("POST") && route.role() != Role.ANYONE;
    if (wanted.isEmpty() || !isKept) {
      return order.run();
    }
    if (!KEY.matcher(wanted.get()).matches()) {
      throw Problem.badRequest(
              "the Idempotency-Key is no word of at most 128 characters", "send a UUID")
          .stop();
    }
    if (route.isSecret()) {
      throw Problem.badRequest(
              "the answer to this is kept nowhere", "send it without Idempotency-Key")
          .stop();
    }
    Key key = new Key(request.actor(), wanted.get());
    String digest = Digests.of(request.path() + "\n" + request.query() + "\n" + request.text());
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    Optional<Reply> before = before(key, digest, mine);
    return before.isPresent() ? before.get() : first(key, digest, mine, order);
  }

  /// The answer of the first time; empty: this is it.
  private Optional<Reply> before(Key key, String digest, CompletableFuture<Reply> mine)
      throws Problem.Stop {
    CompletableFuture<Reply> other;
    Row row;
    boolean isFirst;
    synchronized (this) {
      forget();
      row = known.get(key);
      other = running.get(key);
      isFirst = row == null;
      if (row == null) {
        running.put(key, mine);
        row = new Row(key.actor(), key.key(), digest, Optional.empty(), "", time.instant());
        put(key, row);
      }
    }
    if (!row.digest().equals(digest)) {
      throw Problem.of(
              422,
              "KEY_REUSED",
              "this Idempotency-Key came with another order before",
              "make a new key for each order")
          .stop();
    }
    if (isFirst) {
      Row begun = row;
      keep(store -> store.keep(begun));
      return Optional.empty();
    }
    return Optional.of(other == null ? kept(row) : joined(other));
  }

  private Reply first(Key key, String digest, CompletableFuture<Reply> mine, Order order) {
    Reply reply;
    try {
      reply = order.run();
    } catch (Problem.Stop stop) {
      reply = stop.problem().reply();
    } catch (IllegalArgumentException bad) {
      reply = Problem.badRequest(String.valueOf(bad.getMessage()), "mend the request").reply();
    }
    Row row =
        new Row(
            key.actor(),
            key.key(),
            digest,
            Optional.of(reply.status()),
            JsonText.write(reply.body()),
            time.instant());
    synchronized (this) {
      put(key, row);
      running.remove(key);
    }
    keep(store -> store.keep(row));
    mine.complete(reply);
    return reply;
  }

  private static Reply kept(Row row) throws Problem.Stop {
    if (row.status().isEmpty()) {
      throw Problem.of(
              409,
              "IN_DOUBT",
              "the agent ended before this order had its answer",
              "look at wayout history; it may have been carried out")
          .stop();
    }
    return again(new Reply(row.status().get(), read(row.body())));
  }

  private static Json read(String body) {
    try {
      return JsonText.read(body);
    } catch (JsonText.BadJson bad) {
      throw new IllegalArgumentException("the kept answer is damaged", bad);
    }
  }

  private static Reply joined(CompletableFuture<Reply> other) throws Problem.Stop {
    try {
      return again(other.get(JOIN_SECONDS_MAX, TimeUnit.SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      // The first one is still at it.
    }
    throw Problem.of(409, "IN_PROGRESS", "this order is being carried out", "ask again in a moment")
        .stop();
  }

  private static Reply again(Reply reply) {
    return reply.with("Idempotency-Replayed", "true");
  }

  private static Key key(Row row) {
    return new Key(row.actor(), row.key());
  }

  private synchronized void put(Key key, Row row) {
    known.remove(key);
    known.put(key, row);
  }

  private void forget() {
    Instant oldest = time.instant().minus(KEPT);
    Iterator<Map.Entry<Key, Row>> all = known.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Key, Row> next = all.next();
      boolean isOld = next.getValue().at().isBefore(oldest) || known.size() > ROWS_MAX;
      if (!isOld || running.containsKey(next.getKey())) {
        return;
      }
      all.remove();
    }
  }

  /// A desk that can't keep answers holds up no order (law 11).
  private void keep(Keeping work) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      work.on(rows.get());
    } catch (StoreException failed) {
      tell(failed);
    }
  }

  private synchronized void tell(StoreException failed) {
    if (!isTold) {
      isTold = true;
      listener.notice(
          new Notice(
              Code.DESK_FAILED,
              Level.WARN,
              Optional.empty(),
              Optional.empty(),
              "answers to orders with a key are forgotten at a restart: " + failed.getMessage(),
              Map.of()));
    }
  }
}
