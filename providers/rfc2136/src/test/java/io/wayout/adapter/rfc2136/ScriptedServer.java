// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Answers each message over TCP with what a test makes of it; an empty answer closes the
/// connection.
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final UnaryOperator<byte[]> script;
  private final AtomicInteger messages = new AtomicInteger();

  ScriptedServer(UnaryOperator<byte[]> script) {
    this.script = script;
    try {
      listener = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /// How many messages have come so far.
  int messages() {
    return messages.get();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close", e);
    }
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        converse(client);
      } catch (IOException clientLeft) {
        continue;
      }
    }
  }

  private void converse(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    DataOutputStream out = new DataOutputStream(client.getOutputStream());
    byte[] answer = script.apply(in.readNBytes(in.readUnsignedShort()));
    messages.incrementAndGet();
    while (answer.length > 0) {
      out.writeShort(answer.length);
      out.write(answer);
      answer = script.apply(in.readNBytes(in.readUnsignedShort()));
      messages.incrementAndGet();
    }
  }
}
