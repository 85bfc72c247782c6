// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.Wire;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Timeout;

/// The wire to the real world.
///
/// - The deadline is total: connecting, TLS, sending, and the last byte of the answer (P19). Only a
///   [HostLookup] that does not give up can hold a call longer.
/// - Each exchange has a connection of its own. A kept connection may be dead without our knowing,
///   and a write that dies on it has an unknown fate; a handshake is cheaper than that doubt.
/// - No redirect is followed, nothing is repeated, no proxy and no cookie is used; TLS 1.2 or newer
///   with a valid chain and the right name, or nothing of the request leaves (P02, P20).
/// - A host whose name leads nowhere, or to somebody with another certificate, is tried once more
///   where it had proven its name before ([HostLookup#proven]), as long as nothing was sent.
/// - An answer of more than `answerBytesMax` bytes is [Wire.Lost]: it is not complete.
///
/// Thread-safe. Holds no connection between exchanges, so there is nothing to close.
public final class OkHttpWire implements Wire {
  /// A sensible cap for an answer: 8 MiB. APIs that page stay below 1 MiB; PowerDNS gives a zone in
  /// one piece, about 200 bytes a name, so this is room for some 40,000 names.
  public static final long ANSWER_BYTES_MAX = 8L << 20;

  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

  private final Duration deadline;
  private final long answerBytesMax;
  private final HostLookup lookup;
  private final OkHttpClient client;
  private final OkHttpClient proven;

  /// @param deadline the total time of one exchange, more than zero
  /// @param answerBytesMax how many bytes an answer's body may have, usually [#ANSWER_BYTES_MAX]
  public OkHttpWire(Duration deadline, long answerBytesMax) {
    this(deadline, answerBytesMax, HostLookup.SYSTEM);
  }

  /// @param lookup finds the addresses of hosts; addresses in URLs are not looked up
  public OkHttpWire(Duration deadline, long answerBytesMax, HostLookup lookup) {
    this(deadline, answerBytesMax, lookup, bounded(deadline));
  }

  /// @param builder made by [#bounded], then told e.g. whom to trust
  OkHttpWire(
      Duration deadline, long answerBytesMax, HostLookup lookup, OkHttpClient.Builder builder) {
    if (!deadline.isPositive() || answerBytesMax < 0) {
      throw new IllegalArgumentException("a wire needs time and room");
    }
    this.deadline = deadline;
    this.answerBytesMax = answerBytesMax;
    this.lookup = lookup;
    this.client = builder.dns(lookup::addresses).build();
    this.proven = client.newBuilder().dns(lookup::proven).build();
  }

  @Override
  public Answer exchange(Request request) {
    return exchange(request, endAfter(deadline));
  }

  @Override
  public Wire within(Duration total) {
    return new Budget(endAfter(total));
  }

  /// If nothing of the request could leave, a host that has proven its name elsewhere before gets a
  /// second chance there.
  private Answer exchange(Request request, Timeout end) {
    Answer answer = exchange(client, request, end);
    boolean isLost = answer instanceof NotSent && isSecure(request);
    if (isLost && !lookup.proven(request.uri().getHost()).isEmpty()) {
      Answer second = exchange(proven, request, end);
      return second instanceof NotSent ? answer : second;
    }
    return answer;
  }

  /// Without TLS nobody proves anything.
  private static boolean isSecure(Request request) {
    return "https".equalsIgnoreCase(request.uri().getScheme()) && request.uri().getHost() != null;
  }

  private Answer exchange(OkHttpClient through, Request request, Timeout end) {
    Fate fate = new Fate();
    try {
      end.throwIfReached();
      Call call = through.newCall(Outgoing.of(request, fate));
      call.timeout().deadlineNanoTime(end.deadlineNanoTime());
      try (Response response = call.execute()) {
        if (isSecure(request)) {
          fate.peer().ifPresent(peer -> lookup.prove(request.uri().getHost(), peer));
        }
        return answer(request, response);
      }
    } catch (IllegalArgumentException unsendable) {
      return fate.noAnswer(Outgoing.flawOf(request), Hint.NONE);
    } catch (IOException failure) {
      return fate.noAnswer(Reasons.of(request, failure), Reasons.hint(failure));
    }
  }

  private Answer answer(Request request, Response response) throws IOException {
    BufferedSource body = response.body().source();
    if (body.request(answerBytesMax + 1)) {
      return new Lost(request + ": the answer is longer than " + answerBytesMax + " bytes");
    }
    String text = new String(body.readByteArray(), StandardCharsets.UTF_8);
    return new Answered(response.code(), RetryAfterVeil.lift(response.headers()), text);
  }

  static OkHttpClient.Builder bounded(Duration deadline) {
    return new OkHttpClient.Builder()
        .connectTimeout(deadline.compareTo(CONNECT_MAX) < 0 ? deadline : CONNECT_MAX)
        .readTimeout(deadline)
        .writeTimeout(deadline)
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
        .protocols(List.of(Protocol.HTTP_1_1))
        .proxy(Proxy.NO_PROXY)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(new RetryAfterVeil())
        .eventListener(new Fate.Watch());
  }

  /// A moment of the monotonic clock, which okio reads for us.
  private static Timeout endAfter(Duration total) {
    return new Timeout().deadline(Math.max(1, total.toNanos()), TimeUnit.NANOSECONDS);
  }

  private static Timeout earlier(Timeout one, Timeout other) {
    return one.deadlineNanoTime() - other.deadlineNanoTime() < 0 ? one : other;
  }

  /// This wire until a moment.
  private final class Budget implements Wire {
    private final Timeout end;

    Budget(Timeout end) {
      this.end = end;
    }

    @Override
    public Answer exchange(Request request) {
      return OkHttpWire.this.exchange(request, earlier(end, endAfter(deadline)));
    }

    @Override
    public Wire within(Duration total) {
      return new Budget(earlier(end, endAfter(total)));
    }
  }
}
