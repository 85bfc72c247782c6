// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/// A TCP server on loopback that does with each connection what a test wants.
final class LoopbackServer implements AutoCloseable {
  private final ServerSocket server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @FunctionalInterface
  interface Handler {
    void handle(Socket socket, LoopbackServer server) throws IOException;
  }

  private LoopbackServer(ServerSocket server, Handler handler) {
    this.server = server;
    Thread.ofPlatform().daemon().start(() -> accept(handler));
  }

  static LoopbackServer start(ServerSocketFactory sockets, Handler handler) {
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      return new LoopbackServer(sockets.createServerSocket(0, 50, loopback), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LoopbackServer start(Handler handler) {
    return start(ServerSocketFactory.getDefault(), handler);
  }

  /// Answers each request with this head and body.
  static LoopbackServer answering(String status, String body, String... headers) {
    return start(answer(status, body, headers));
  }

  static Handler answer(String status, String body, String... headers) {
    return (socket, server) -> {
      server.readRequest(socket);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String head =
          "HTTP/1.1 "
              + status
              + "\r\nContent-Length: "
              + bytes.length
              + "\r\n"
              + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(bytes);
    };
  }

  int port() {
    return server.getLocalPort();
  }

  /// The requests' heads.
  List<String> requests() {
    return requests;
  }

  void readRequest(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client went away");
      }
      head.write(next);
    }
    requests.add(head.toString(StandardCharsets.ISO_8859_1));
  }

  /// Holds the connection open and silent until the test is over.
  void stayOpen() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether the test is over
  boolean pause() {
    try {
      return closed.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void accept(Handler handler) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(socket, handler));
      } catch (IOException over) {
        closed.countDown();
      }
    }
  }

  private void serve(Socket socket, Handler handler) {
    try (socket) {
      handler.handle(socket, this);
    } catch (IOException clientGone) {
      requests.size();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
