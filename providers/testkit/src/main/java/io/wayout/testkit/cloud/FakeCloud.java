// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory;
import io.wayout.provider.Secret;
import io.wayout.testkit.cloud.Mishap.Where;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A cloud vendor with one zone, on loopback. A subclass is the vendor's voice: it judges each
/// request's signature first, as the vendor would, and answers in the vendor's shapes.
///
/// Thread-safe, and so must be subclasses.
public abstract class FakeCloud implements AutoCloseable {
  /// The zone of the account.
  protected static final DnsName ZONE = DnsName.of("shop.example");

  private static final int BACKLOG = 100;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
  private final Queue<FakeRequest> late = new ConcurrentLinkedQueue<>();
  // Guarded by itself.
  private final Map<Where, Mishap> mishaps = new EnumMap<>(Where.class);
  private volatile Optional<Served> served = Optional.empty();

  protected FakeCloud() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      this.server = HttpServer.create(free, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }

  /// Begins to answer.
  public final FakeCloud open() {
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    return this;
  }

  public abstract ProviderFactory factory();

  /// The account's settings beside the secrets.
  ///
  /// @param api where the adapter shall send its requests
  public abstract Map<String, List<String>> texts(URI api);

  /// The account's settings beside the secrets, where they name whose secrets to use.
  ///
  /// @param areRight false for someone whom the vendor does not know
  public Map<String, List<String>> texts(URI api, boolean areRight) {
    return texts(api);
  }

  /// @param areRight false for secrets that the vendor does not know
  public abstract Map<String, Secret> secrets(boolean areRight);

  public abstract FakeRecords records();

  /// Does this request change something? May be asked with a head and a part of the body alone.
  public abstract boolean isWrite(FakeRequest request);

  /// Does this request ask for a token? Its mishaps are its own ([Where#TOKENS]).
  public boolean isForToken(FakeRequest request) {
    return false;
  }

  /// Judges a request and does what it asks for. May be called from several threads.
  protected abstract FakeAnswer answer(FakeRequest request);

  /// What the vendor says to a caller who asks too often.
  public abstract FakeAnswer throttled();

  /// What the vendor says when its key service has forgotten every key.
  public abstract FakeAnswer forgetsKeys();

  /// What the vendor says when it is broken inside.
  public abstract FakeAnswer broken();

  /// What the vendor says to a TTL that the plan does not allow.
  public abstract FakeAnswer ttlTooSmall();

  /// The name of an attribute of a record that a change must keep; empty if there is none.
  public Optional<String> attribute() {
    return Optional.empty();
  }

  /// How the vendor stores a value that is in presentation form: usually without the final dot of a
  /// host name and the quotes of a text.
  public String stored(String value) {
    return PlainValue.of(value);
  }

  /// Bodies that say nothing and yet stand for a success of a write; none where a success always
  /// says something.
  public List<String> silentSuccesses() {
    return List.of();
  }

  /// Do requests carry a time that the vendor compares with its own?
  public boolean judgesTime() {
    return true;
  }

  public DnsName zone() {
    return ZONE;
  }

  public final InetSocketAddress address() {
    return server.getAddress();
  }

  public final URI uri() {
    return URI.create("http://127.0.0.1:" + address().getPort());
  }

  /// Everything that was asked so far, oldest first.
  public final List<FakeRequest> requests() {
    return List.copyOf(requests);
  }

  /// From now on, such requests go wrong.
  public final void mishap(Where where, Mishap mishap) {
    synchronized (mishaps) {
      mishaps.put(where, mishap);
    }
  }

  /// From now on a real name server shows what these records hold, as soon as a request has changed
  /// them.
  public final void servedBy(List<RecordKey> keys, FakeRecords.Feed server) {
    Served all = new Served(keys, server);
    all.refresh(records());
    served = Optional.of(all);
  }

  /// Nothing goes wrong any more.
  public final void heal() {
    synchronized (mishaps) {
      mishaps.clear();
    }
    records().reveal();
  }

  /// Does all that was asked for long ago ([Mishap.Late]).
  public final void settle() {
    for (FakeRequest request = late.poll(); request != null; request = late.poll()) {
      done(request);
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /// A record set of the zone.
  protected static RecordKey key(String label, RecordType type) {
    return new RecordKey(ZONE, DnsName.of(label + "." + ZONE), type);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      FakeRequest request = FakeRequest.of(exchange);
      requests.add(request);
      Optional<Mishap> mishap = mishapOf(request);
      if (mishap.isPresent()) {
        goWrong(exchange, request, mishap.get());
      } else {
        send(exchange, done(request));
      }
    }
  }

  private Optional<Mishap> mishapOf(FakeRequest request) {
    synchronized (mishaps) {
      Where where = isWrite(request) ? Where.WRITES : Where.READS;
      where = isForToken(request) ? Where.TOKENS : where;
      return Optional.ofNullable(mishaps.get(where))
          .or(() -> Optional.ofNullable(mishaps.get(Where.ALL)));
    }
  }

  private void goWrong(HttpExchange exchange, FakeRequest request, Mishap mishap)
      throws IOException {
    switch (mishap) {
      case Mishap.Instead(FakeAnswer answer) -> send(exchange, answer);
      case Mishap.Reworded(var wording) -> send(exchange, wording.apply(done(request)));
      case Mishap.Silence(boolean isApplied) -> {
        applyIf(isApplied, request);
        silence();
      }
      case Mishap.CutOff(boolean isApplied) -> {
        applyIf(isApplied, request);
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write("{\"".getBytes(StandardCharsets.UTF_8));
        throw new IOException("hangs up");
      }
      case Mishap.Drip() -> {
        done(request);
        drip(exchange);
      }
      case Mishap.Late() -> {
        late.add(request);
        silence();
      }
    }
  }

  private void applyIf(boolean isApplied, FakeRequest request) {
    if (isApplied) {
      done(request);
    }
  }

  private FakeAnswer done(FakeRequest request) {
    FakeAnswer answer = answer(request);
    served.ifPresent(server -> server.refresh(records()));
    return answer;
  }

  private void silence() throws IOException {
    try {
      end.await();
      throw new IOException("closed");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 100_000);
    try (OutputStream out = exchange.getResponseBody()) {
      while (!end.await(20, TimeUnit.MILLISECONDS)) {
        out.write(' ');
        out.flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, FakeAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
