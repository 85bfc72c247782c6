// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server on loopback that treats each connection in a given manner and remembers the requests.
final class RawServer implements AutoCloseable {
  /// What the server does with a connection after it has read the request.
  @FunctionalInterface
  interface Manner {
    void serve(Socket socket) throws IOException;
  }

  private final ServerSocket listener;
  private final Manner manner;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  RawServer(ServerSocket listener, Manner manner) {
    this.listener = listener;
    this.manner = manner;
    Thread.ofVirtual().start(this::acceptAll);
  }

  static RawServer serving(Manner manner) throws IOException {
    return new RawServer(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), manner);
  }

  /// A server that gives each request the same bytes and hangs up.
  static RawServer answering(String answer) throws IOException {
    return serving(socket -> write(socket, answer));
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Writes until the other side gives up.
  static void writeForEver(Socket socket, String piece, long pauseMillis) throws IOException {
    var never = new CountDownLatch(1);
    try {
      do {
        write(socket, piece);
      } while (!never.await(pauseMillis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  int port() {
    return listener.getLocalPort();
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      requests.add(readRequest(new BufferedInputStream(socket.getInputStream())));
      manner.serve(socket);
    } catch (IOException gone) {
      requests.add("broken: " + gone.getClass().getSimpleName());
    }
  }

  private static String readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("hung up");
      }
      head.append((char) octet);
    }
    int length =
        head.toString()
            .lines()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith("content-length:"))
            .map(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
