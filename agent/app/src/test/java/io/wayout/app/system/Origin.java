// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A web server on loopback that can fail like real ones: refused, black-holed, or with 503.
final class Origin implements AutoCloseable {
  private final InetSocketAddress address;
  private volatile int status = 200;
  private volatile int padding;
  private @Nullable HttpServer server;
  private final List<ServerSocket> holes = new ArrayList<>();

  Origin(InetSocketAddress address) {
    this.address = address;
    heal();
  }

  int port() {
    return address.getPort();
  }

  void answer(int newStatus) {
    status = newStatus;
  }

  /// Bodies are longer by this many bytes.
  void grow(int bytes) {
    padding = bytes;
  }

  /// Connections are refused.
  void refuse() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /// Connections are taken by the kernel, and nobody ever answers.
  void swallow() {
    refuse();
    try {
      ServerSocket hole = new ServerSocket();
      hole.setReuseAddress(true);
      hole.bind(address, 200);
      holes.add(hole);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void heal() {
    status = 200;
    closeHoles();
    if (server != null) {
      return;
    }
    try {
      server = HttpServer.create(address, 100);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          exchange -> {
            byte[] body = body();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private byte[] body() {
    String text = address.getAddress().getHostAddress() + " ".repeat(padding);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void closeHoles() {
    for (ServerSocket hole : holes) {
      try {
        hole.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    holes.clear();
  }

  @Override
  public void close() {
    refuse();
    closeHoles();
  }
}
