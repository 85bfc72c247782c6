// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// HTTP over a Unix socket as `curl --unix-socket` does it: one request per connection.
final class UnixHttp {
  private UnixHttp() {}

  /// The whole answer, status line and headers included.
  static String exchange(Path socket, String method, String path, String json) {
    return send(socket, method, "/api/v1" + path, json);
  }

  /// The same for a path from the root.
  static String send(Path socket, String method, String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      channel.write(ByteBuffer.wrap(body));
      StringBuilder text = new StringBuilder();
      ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        text.append(StandardCharsets.UTF_8.decode(buffer));
        buffer.clear();
      }
      return text.toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static boolean answers(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try {
      return exchange(socket, "GET", "/status", "").startsWith("HTTP/1.1 200");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
