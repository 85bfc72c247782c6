// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.server;

import io.wayout.app.http.route.Problem;
import io.wayout.app.http.route.Reply;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// What holds for every listener.
public final class HttpRules {
  /// Silence of this length ends a connection.
  public static final Duration IDLE_MAX = Duration.ofSeconds(30);

  /// How long a stopping server answers what is under way.
  public static final Duration STOP_MAX = Duration.ofSeconds(1);

  private static final int HEADER_BYTES_MAX = 16 * 1024;

  private HttpRules() {}

  public static HttpConfiguration configuration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEADER_BYTES_MAX);
    return http;
  }

  /// A server with threads of its own, so that no listener can starve another.
  ///
  /// @param name of its threads
  public static Server server(String name, int threadsMax) {
    var threads = new QueuedThreadPool(threadsMax, 2);
    threads.setName(name);
    threads.setDaemon(true);
    threads.setStopTimeout(STOP_MAX.toMillis());
    Server server = new Server(threads);
    server.setErrorHandler(HttpRules::refuse);
    return server;
  }

  /// Headers that every answer has. A page brings a policy of its own.
  static void guard(HttpFields.Mutable headers) {
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
  }

  static void write(Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    guard(response.getHeaders());
    if (reply.status() != 204) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    }
    reply.headers().forEach(response.getHeaders()::put);
    response.write(true, reply.content(), callback);
  }

  /// What Jetty itself refuses, without a word of Jetty's.
  private static boolean refuse(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    boolean isOurs = status >= 500;
    Problem problem =
        isOurs
            ? Problem.of(status, "BUG", "an error in wayout", "look at the agent's log")
            : Problem.of(
                status, "BAD_REQUEST", "this is no request that can be read", "mend the request");
    write(problem.reply(), response, callback);
    return true;
  }
}
