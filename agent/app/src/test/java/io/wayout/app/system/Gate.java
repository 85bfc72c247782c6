// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.testkit.server.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The way to one server, over TCP and UDP on one port, that a test shuts, opens and makes longer:
/// so that the API of a vendor fails while its name servers answer, and the other way round.
/// Thread-safe.
final class Gate implements AutoCloseable {
  private static final int TRIES = 5;
  private static final int BACKLOG = 200;
  private static final int PACKET_MAX = 64 * 1024;
  private static final int UDP_WAIT_MILLIS = 2_000;
  private static final byte[] UNAUTHORIZED =
      "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/plain\r\nContent-Length: 12\r\nConnection: close\r\n\r\nUnauthorized"
          .getBytes(StandardCharsets.US_ASCII);

  /// What the gate does with those who come.
  private enum Way {
    OPEN,
    REFUSED,
    UNAUTHORIZED,
    SILENT
  }

  private final InetSocketAddress server;
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Way way = Way.OPEN;
  private volatile Duration length = Duration.ZERO;

  Gate(InetSocketAddress server) {
    this.server = server;
    ServerSocket bound = null;
    DatagramSocket twin = null;
    for (int i = 0; twin == null && i < TRIES; i++) {
      InetSocketAddress address = Ports.unused();
      try {
        bound = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        twin = new DatagramSocket(address);
      } catch (IOException taken) {
        closeQuietly(bound);
      }
    }
    if (bound == null || twin == null) {
      throw new IllegalStateException("no free port on loopback");
    }
    tcp = bound;
    udp = twin;
    Thread.ofVirtual().start(this::acceptAll);
    Thread.ofPlatform().daemon().start(this::receiveAll);
  }

  int port() {
    return tcp.getLocalPort();
  }

  /// Everything goes through.
  void open() {
    turn(Way.OPEN);
  }

  /// Connections are reset at once; UDP gets no answer.
  void refuse() {
    turn(Way.REFUSED);
  }

  /// Each HTTP request gets a 401, as when valid keys are rejected.
  void unauthorize() {
    turn(Way.UNAUTHORIZED);
  }

  /// Connections stand, and nobody ever answers, over TCP and UDP.
  void silence() {
    turn(Way.SILENT);
  }

  /// From now on everything arrives this much later, in each direction.
  void lengthen(Duration oneWay) {
    length = oneWay;
  }

  private void turn(Way next) {
    way = next;
    sockets.forEach(Gate::closeQuietly);
  }

  private void acceptAll() {
    try {
      while (!tcp.isClosed()) {
        Socket client = tcp.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      closeQuietly(tcp);
    }
  }

  private void serve(Socket client) {
    sockets.add(client);
    try (client) {
      switch (way) {
        case OPEN -> forward(client);
        case REFUSED -> client.setSoLinger(true, 0);
        case UNAUTHORIZED -> {
          awaitRequest(client.getInputStream());
          client.getOutputStream().write(UNAUTHORIZED);
        }
        case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException ended) {
      closeQuietly(client);
    } finally {
      sockets.remove(client);
    }
  }

  private void forward(Socket client) throws IOException {
    try (Socket to = new Socket()) {
      to.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      to.connect(server);
      Thread.ofVirtual().start(() -> copy(to, client));
      LateCopy.copy(client.getInputStream(), to.getOutputStream(), () -> length);
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      LateCopy.copy(from.getInputStream(), to.getOutputStream(), () -> length);
      to.shutdownOutput();
    } catch (IOException ended) {
      closeQuietly(to);
    }
  }

  private static void awaitRequest(InputStream in) throws IOException {
    byte[] chunk = new byte[PACKET_MAX];
    int n = in.read(chunk);
    if (n < 0) {
      throw new IOException("no request");
    }
  }

  private void receiveAll() {
    try {
      while (!udp.isClosed()) {
        DatagramPacket question = new DatagramPacket(new byte[PACKET_MAX], PACKET_MAX);
        udp.receive(question);
        byte[] bytes = Arrays.copyOf(question.getData(), question.getLength());
        InetSocketAddress client = (InetSocketAddress) question.getSocketAddress();
        if (way == Way.OPEN) {
          Thread.ofVirtual().start(() -> relay(bytes, client));
        }
      }
    } catch (IOException closed) {
      udp.close();
    }
  }

  private void relay(byte[] question, InetSocketAddress client) {
    try (DatagramSocket to = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      to.setSoTimeout(UDP_WAIT_MILLIS);
      LateCopy.travel(length);
      to.send(new DatagramPacket(question, question.length, server));
      DatagramPacket answer = new DatagramPacket(new byte[PACKET_MAX], PACKET_MAX);
      to.receive(answer);
      LateCopy.travel(length);
      if (way == Way.OPEN) {
        udp.send(new DatagramPacket(answer.getData(), answer.getLength(), client));
      }
    } catch (IOException lost) {
      Thread.yield();
    }
  }

  private static void closeQuietly(@Nullable Closeable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    closeQuietly(tcp);
    udp.close();
    sockets.forEach(Gate::closeQuietly);
  }
}
