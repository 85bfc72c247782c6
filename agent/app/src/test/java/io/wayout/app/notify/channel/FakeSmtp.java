// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server in clear text that keeps every line it was told.
final class FakeSmtp implements AutoCloseable {
  final List<String> lines = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final String rcpt;

  /// @param rcpt how it answers to a recipient
  FakeSmtp(String rcpt) throws IOException {
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.rcpt = rcpt;
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        talk(client);
      } catch (IOException gone) {
        continue;
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, "220 fake");
    boolean isData = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(line);
      if (isData) {
        if (line.equals(".")) {
          isData = false;
          say(out, "250 taken");
        }
        continue;
      }
      isData = line.equals("DATA");
      say(out, answer(line));
    }
  }

  private String answer(String line) {
    return switch (line.split(" ", 2)[0]) {
      case "EHLO" -> "250-fake\r\n250 AUTH PLAIN LOGIN";
      case "RCPT" -> rcpt;
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
