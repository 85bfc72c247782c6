// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.SocketFactory;

/// One request byte by byte, with whatever headers a test wants, and the whole answer.
///
/// @param headers by name in lower case
public record Talk(int status, Map<String, String> headers, String body) {

  /// Begins a request.
  static Ask ask(int port, String method, String path) {
    return new Ask(port, method, path);
  }

  Json json() {
    try {
      return body.isEmpty() ? Json.nothing() : JsonText.read(body);
    } catch (JsonText.BadJson bad) {
      throw new AssertionError(body, bad);
    }
  }

  /// The code of the problem, with the status.
  String problem() {
    return status + " " + json().text("code");
  }

  /// A request in the making.
  static final class Ask {
    private final int port;
    private final String first;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private SocketFactory sockets = SocketFactory.getDefault();
    private String body = "";

    private Ask(int port, String method, String path) {
      this.port = port;
      this.first = method + " " + path + " HTTP/1.1\r\n";
      headers.put("Host", "127.0.0.1:" + port);
    }

    Ask over(SocketFactory factory) {
      sockets = factory;
      return this;
    }

    Ask with(String name, String value) {
      headers.put(name, value);
      return this;
    }

    Ask token(String secret) {
      return with("Authorization", "Bearer " + secret);
    }

    Ask body(Json.Builder json) {
      body = JsonText.write(json.build());
      return this;
    }

    String text() {
      StringBuilder text = new StringBuilder(first);
      headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      return text.append("Content-Length: ")
          .append(length)
          .append("\r\n\r\n")
          .append(body)
          .toString();
    }

    Socket send() throws IOException {
      Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
      return socket;
    }

    Talk go() throws IOException {
      headers.put("Connection", "close");
      try (Socket socket = send()) {
        return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private static Talk answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no answer: " + text);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    String[] lines = text.substring(0, end).split("\r\n", -1);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    String body = text.substring(end + 4);
    return new Talk(Integer.parseInt(lines[0].substring(9, 12)), headers, body);
  }
}
