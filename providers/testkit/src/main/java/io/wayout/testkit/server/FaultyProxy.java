// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A TCP wire on loopback that fails on purpose, with or without a server behind it. Thread-safe.
public final class FaultyProxy implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;
  private static final int BACKLOG = 100;
  private static final Pattern HTTP_WRITE =
      Pattern.compile("(POST|PUT|PATCH|DELETE) .*", Pattern.DOTALL);

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private FaultyProxy(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      this.listener = new ServerSocket(0, BACKLOG, Ports.loopback());
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// Takes connections and bytes, and never answers.
  public static FaultyProxy silent() {
    return new FaultyProxy(new Swallow());
  }

  /// Passes everything on, but once a request was a write, no byte of an answer comes back on its
  /// connection: the write is applied and its answer lost.
  ///
  /// @param isWrite judges the first chunk of bytes of a request
  public static FaultyProxy losingAnswers(InetSocketAddress server, Predicate<byte[]> isWrite) {
    return new FaultyProxy(new LoseAnswers(server, isWrite));
  }

  /// Is this the start of a dynamic update over TCP (RFC 2136 §1.3: opcode 5)?
  public static boolean isDnsUpdate(byte[] bytes) {
    return bytes.length > 4 && (bytes[4] >> 3 & 0xF) == 5;
  }

  /// Is this the start of an HTTP request that changes something?
  public static boolean isHttpWrite(byte[] bytes) {
    return HTTP_WRITE.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).matches();
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(Ports.loopback(), listener.getLocalPort());
  }

  @Override
  public void close() {
    closeQuietly(listener);
    sockets.forEach(FaultyProxy::closeQuietly);
  }

  private sealed interface Behaviour {}

  private record Swallow() implements Behaviour {}

  private record LoseAnswers(InetSocketAddress server, Predicate<byte[]> isWrite)
      implements Behaviour {}

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      closeQuietly(listener);
    }
  }

  private void serve(Socket client) {
    try (client) {
      switch (behaviour) {
        case Swallow _ -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
        case LoseAnswers lossy -> forward(client, lossy);
      }
    } catch (IOException ended) {
      closeQuietly(client);
    } finally {
      sockets.remove(client);
    }
  }

  private void forward(Socket client, LoseAnswers lossy) throws IOException {
    try (Socket server = new Socket()) {
      sockets.add(server);
      server.connect(lossy.server());
      Answers answers = new Answers(server, client);
      Thread.ofVirtual().start(answers::copy);
      InputStream requests = client.getInputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = requests.read(chunk); n >= 0; n = requests.read(chunk)) {
        if (lossy.isWrite().test(Arrays.copyOf(chunk, n))) {
          answers.lose();
        }
        server.getOutputStream().write(chunk, 0, n);
      }
    }
  }

  private static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close a socket of the proxy", e);
    }
  }

  /// The way back, until it is cut.
  private static final class Answers {
    private final Socket from;
    private final Socket to;
    private volatile boolean isLost;

    Answers(Socket from, Socket to) {
      this.from = from;
      this.to = to;
    }

    void lose() {
      isLost = true;
    }

    void copy() {
      byte[] chunk = new byte[CHUNK];
      try {
        InputStream answers = from.getInputStream();
        for (int n = answers.read(chunk); n >= 0; n = answers.read(chunk)) {
          if (!isLost) {
            to.getOutputStream().write(chunk, 0, n);
          }
        }
        if (!isLost) {
          to.shutdownOutput();
        }
      } catch (IOException ended) {
        closeQuietly(to);
      }
    }
  }
}
