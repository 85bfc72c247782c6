// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A web server that says who it is, and that can be taken down and brought back. While it is down,
/// connections to it are refused.
///
/// Thread-safe.
final class Origin implements AutoCloseable {
  private final String name;
  private final InetSocketAddress address;
  // Guarded by this.
  private HttpServer server;
  private boolean isUp = true;

  private Origin(String name, HttpServer server) {
    this.name = name;
    this.server = server;
    this.address = server.getAddress();
  }

  /// Starts one.
  ///
  /// @param listen port 0 for any free one
  /// @throws IOException if that address can't be had
  static Origin start(String name, InetSocketAddress listen) throws IOException {
    return new Origin(name, serve(name, listen));
  }

  String name() {
    return name;
  }

  InetSocketAddress address() {
    return address;
  }

  synchronized void goDown() {
    if (isUp) {
      server.stop(0);
      isUp = false;
    }
  }

  /// Serves again, at the same address.
  synchronized void comeBack() throws IOException {
    if (!isUp) {
      server = serve(name, address);
      isUp = true;
    }
  }

  @Override
  public void close() {
    goDown();
  }

  private static HttpServer serve(String name, InetSocketAddress listen) throws IOException {
    HttpServer server = HttpServer.create(listen, 0);
    server.createContext("/", exchange -> answer(name, exchange));
    server.start();
    return server;
  }

  private static void answer(String name, HttpExchange exchange) throws IOException {
    byte[] page = (name + "\n").getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }
}
