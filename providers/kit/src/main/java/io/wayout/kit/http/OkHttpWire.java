// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.Wire;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.BufferedSource;

/// The wire to the real world.
///
/// - The deadline is total: resolving, connecting, TLS, sending, and the last byte of the answer
///   (P19). Only a system resolver that hangs can hold a call longer; configure addresses, or a
///   resolver that gives up.
/// - Each exchange has a connection of its own. A kept connection may be dead without our knowing,
///   and a write that dies on it has an unknown fate; a handshake is cheaper than that doubt.
/// - No redirect is followed, nothing is repeated, no proxy and no cookie is used; TLS 1.2 or newer
///   with a valid chain and the right name, or nothing of the request leaves (P02, P20).
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
  private final OkHttpClient client;

  /// @param deadline the total time of one exchange, more than zero
  /// @param answerBytesMax how many bytes an answer's body may have, usually [#ANSWER_BYTES_MAX]
  public OkHttpWire(Duration deadline, long answerBytesMax) {
    this(deadline, answerBytesMax, UnaryOperator.identity());
  }

  /// @param custom the last word on the client, e.g. whom it trusts
  OkHttpWire(Duration deadline, long answerBytesMax, UnaryOperator<OkHttpClient.Builder> custom) {
    if (!deadline.isPositive() || answerBytesMax < 0) {
      throw new IllegalArgumentException("a wire needs time and room");
    }
    this.deadline = deadline;
    this.answerBytesMax = answerBytesMax;
    this.client = custom.apply(bounded(deadline)).build();
  }

  @Override
  public Answer exchange(Request request) {
    return exchange(request, deadline);
  }

  @Override
  public Wire within(Duration total) {
    long start = System.nanoTime();
    return request -> {
      Duration left = total.minusNanos(System.nanoTime() - start);
      return exchange(request, left.compareTo(deadline) < 0 ? left : deadline);
    };
  }

  private Answer exchange(Request request, Duration limit) {
    if (!limit.isPositive()) {
      return new NotSent("no time was left for " + request);
    }
    Fate fate = new Fate();
    okhttp3.Request outgoing;
    try {
      outgoing = Outgoing.of(request, fate);
    } catch (IllegalArgumentException unsendable) {
      return new NotSent(Outgoing.flawOf(request));
    }
    Call call = client.newCall(outgoing);
    call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      return answer(request, response);
    } catch (IOException failure) {
      String reason = Reasons.of(request, failure);
      return fate.hasBegun() ? new Lost(reason) : new NotSent(reason);
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

  private static OkHttpClient.Builder bounded(Duration deadline) {
    Duration connect = deadline.compareTo(CONNECT_MAX) < 0 ? deadline : CONNECT_MAX;
    return new OkHttpClient.Builder()
        .callTimeout(deadline)
        .connectTimeout(connect)
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
}
