// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.memory;

import io.wayout.provider.NameServer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// A vendor's authoritative name server on UDP and TCP, which also takes signed dynamic updates
/// (RFC 2136). Thread-safe.
///
/// Unsigned queries are the vendor's data plane, switched by [#answerQueries]. Signed queries and
/// updates are its API: they follow [MemoryVendor#controlPlane]. The two never influence each
/// other.
public final class MemoryDnsServer implements AutoCloseable {
  private static final int PORT_TRIES = 20;
  private static final int CONNECTIONS_MAX = 200;
  private static final int IDLE_MILLIS_MAX = 10_000;
  private static final int UDP_BYTES_MAX = 4096;

  private final MemoryExchange exchange;
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Semaphore room = new Semaphore(CONNECTIONS_MAX);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  private MemoryDnsServer(MemoryExchange exchange, ServerSocket tcp, DatagramSocket udp) {
    this.exchange = exchange;
    this.tcp = tcp;
    this.udp = udp;
  }

  /// Starts a server that takes no updates.
  ///
  /// @param listen port 0 for any free one
  public static MemoryDnsServer start(MemoryVendor vendor, InetSocketAddress listen)
      throws IOException {
    return start(new MemoryExchange(vendor, Optional.empty()), listen);
  }

  /// Starts a server that takes updates signed with `key`.
  ///
  /// @param listen port 0 for any free one
  public static MemoryDnsServer start(MemoryVendor vendor, InetSocketAddress listen, UpdateKey key)
      throws IOException {
    return start(new MemoryExchange(vendor, Optional.of(key)), listen);
  }

  /// Where it listens, on UDP and TCP.
  public InetSocketAddress address() {
    return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
  }

  public NameServer nameServer() {
    return new NameServer(tcp.getInetAddress().getHostAddress(), tcp.getLocalPort());
  }

  /// Switches the data plane: when off, questions of the public get no answer at all.
  public void answerQueries(boolean isOn) {
    exchange.answerQueries(isOn);
  }

  /// Closes all sockets. Idempotent.
  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
      connections.forEach(MemoryDnsServer::closeQuietly);
    } catch (IOException e) {
      throw new UncheckedIOException("can't close a socket", e);
    }
  }

  private static MemoryDnsServer start(MemoryExchange exchange, InetSocketAddress listen)
      throws IOException {
    int tries = listen.getPort() == 0 ? PORT_TRIES : 1;
    for (int i = 1; ; i++) {
      ServerSocket tcp = new ServerSocket();
      try {
        tcp.bind(listen, CONNECTIONS_MAX);
        DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), listen.getAddress());
        MemoryDnsServer server = new MemoryDnsServer(exchange, tcp, udp);
        Thread.ofVirtual().name("memory-dns-udp").start(server::serveUdp);
        Thread.ofVirtual().name("memory-dns-tcp").start(server::serveTcp);
        return server;
      } catch (BindException taken) {
        tcp.close();
        if (i == tries) {
          throw taken;
        }
      }
    }
  }

  private void serveUdp() {
    byte[] buffer = new byte[UDP_BYTES_MAX];
    boolean isOpen = true;
    while (isOpen) {
      isOpen = answerOne(new DatagramPacket(buffer, buffer.length));
    }
  }

  /// One asker's trouble ends nothing; a closed socket does.
  private boolean answerOne(DatagramPacket packet) {
    try {
      udp.receive(packet);
      int start = packet.getOffset();
      byte[] request = Arrays.copyOfRange(packet.getData(), start, start + packet.getLength());
      Optional<byte[]> answer = exchange.overUdp(request);
      if (answer.isPresent()) {
        byte[] bytes = answer.get();
        udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
      }
      return true;
    } catch (IOException _) {
      return !udp.isClosed();
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        room.acquire();
        Socket connection = tcp.accept();
        connections.add(connection);
        Thread.ofVirtual().name("memory-dns-client").start(() -> converse(connection));
      } catch (IOException _) {
        room.release();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void converse(Socket connection) {
    try (connection) {
      connection.setSoTimeout(IDLE_MILLIS_MAX);
      connection.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(connection.getInputStream());
      DataOutputStream out = new DataOutputStream(connection.getOutputStream());
      while (!tcp.isClosed()) {
        byte[] request = in.readNBytes(in.readUnsignedShort());
        Optional<byte[]> answer = exchange.overTcp(request);
        if (answer.isPresent()) {
          out.write(framed(answer.get()));
        }
      }
    } catch (IOException askerLeft) {
      closeQuietly(connection);
    } finally {
      connections.remove(connection);
      room.release();
    }
  }

  private static void closeQuietly(Socket connection) {
    try {
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close a socket", e);
    }
  }

  /// One write per message, so that length and message travel in one packet (RFC 7766 §8).
  private static byte[] framed(byte[] message) {
    byte[] frame = new byte[message.length + 2];
    frame[0] = (byte) (message.length >> 8);
    frame[1] = (byte) message.length;
    System.arraycopy(message, 0, frame, 2, message.length);
    return frame;
  }
}
