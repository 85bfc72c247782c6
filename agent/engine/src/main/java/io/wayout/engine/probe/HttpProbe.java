// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.probe.Destination.Ended;
import io.wayout.engine.probe.Destination.Reachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// One request on a connection of its own: no reuse, no proxy, no redirect, no repetition, so that
/// each probe sees what a new client sees now.
///
/// OkHttp scans its pool linearly and collapses with thousands of hosts in it, hence HTTP/1.1 and
/// `Connection: close`.
final class HttpProbe {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final String AGENT = "User-Agent";

  private final Destinations destinations;
  private final OkHttpClient client;

  HttpProbe(Destinations destinations, X509TrustManager trust) {
    this.destinations = destinations;
    this.client =
        new OkHttpClient.Builder()
            .sslSocketFactory(Trust.context(trust).getSocketFactory(), trust)
            .protocols(List.of(Protocol.HTTP_1_1))
            .proxy(Proxy.NO_PROXY)
            .fastFallback(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(HttpProbe::askOnce)
            .build();
  }

  /// OkHttp would ask a second time when told to retry at once.
  private static Response askOnce(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }

  ProbeResult probe(ProbeSpec.Http spec, Clocked clock) {
    Request request;
    try {
      request = request(spec);
    } catch (IllegalArgumentException unfit) {
      return Clocked.inconclusive("the request can't be sent: " + unfit.getMessage());
    }
    String host = request.url().host();
    if (spec.connectTo().isPresent() && isLiteral(host)) {
      return Clocked.inconclusive("via: target needs a host name in the address, not " + host);
    }
    return switch (destinations.find(host, spec.connectTo(), clock.deadline())) {
      case Ended(ProbeResult result) -> result;
      case Reachable destination ->
          Tried.inOrder(
              destination,
              clock,
              (address, connecting) ->
                  new HttpAttempt(spec, request, address, clock).run(client, connecting));
    };
  }

  private static Request request(ProbeSpec.Http spec) {
    boolean hasBody = WITH_BODY.contains(spec.method());
    Request.Builder request =
        new Request.Builder()
            .url(HttpUrl.get(spec.uri().toString()))
            .method(spec.method(), hasBody ? RequestBody.create(new byte[0]) : null)
            .header(AGENT, "wayout");
    spec.headers().forEach(request::header);
    return request.header("Connection", "close").build();
  }

  private static boolean isLiteral(String host) {
    try {
      return !InetAddress.ofLiteral(host).getHostAddress().isEmpty();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
