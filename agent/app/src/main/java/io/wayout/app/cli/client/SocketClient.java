// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.client;

import io.wayout.app.cli.frame.ExitCode;
import io.wayout.app.cli.frame.Stop;
import io.wayout.app.http.route.Reply;
import io.wayout.app.json.Json;
import io.wayout.app.json.JsonText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;

/// Talks to the daemon over its Unix socket: one connection and one HTTP/1.1 exchange (RFC 9112)
/// per question, on the JDK's own channel.
public final class SocketClient implements Client {
  private static final String ROOT = "/api/v1";
  private static final int ANSWER_BYTES_MAX = 64 * 1024 * 1024;

  private final Path socket;
  private final Duration deadline;
  private final Optional<String> behalf;

  /// @param deadline for one whole exchange
  /// @param behalf for whom root acts, if it says so (`SUDO_USER`)
  public SocketClient(Path socket, Duration deadline, Optional<String> behalf) {
    this.socket = socket;
    this.deadline = deadline;
    this.behalf = behalf;
  }

  @Override
  public Reply get(String path) throws Stop {
    return exchange(request("GET", path, ""));
  }

  @Override
  public Reply post(String path, Json body) throws Stop {
    return exchange(request("POST", path, JsonText.write(body)));
  }

  @Override
  public void events(Consumer<Json> listener) throws Stop {
    try (SocketChannel channel = connect();
        InputStream in = send(channel, request("GET", "/events", ""))) {
      HttpAnswer.Head head = HttpAnswer.head(in);
      InputStream body = HttpAnswer.body(in, head);
      if (head.status() != 200) {
        throw new Stop(ExitCode.FAILED, JsonText.read(text(body)).text("detail"));
      }
      String line = HttpAnswer.line(body);
      while (line != null) {
        if (line.startsWith("data: {\"")) {
          listener.accept(JsonText.read(line.substring("data: ".length())));
        }
        line = HttpAnswer.line(body);
      }
    } catch (ClosedByInterruptException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException broken) {
      throw lost(broken);
    }
  }

  @Override
  public void close() {}

  /// The deadline closes the channel under the feet of whoever waits.
  private Reply exchange(String request) throws Stop {
    Timer timer = new Timer("deadline", true);
    try (SocketChannel channel = connect()) {
      timer.schedule(closing(channel), deadline.toMillis());
      try (InputStream in = send(channel, request)) {
        HttpAnswer.Head head = HttpAnswer.head(in);
        return new Reply(head.status(), JsonText.read(text(HttpAnswer.body(in, head))));
      }
    } catch (IOException broken) {
      throw lost(broken);
    } finally {
      timer.cancel();
    }
  }

  private static TimerTask closing(SocketChannel channel) {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          channel.close();
        } catch (IOException already) {
          cancel();
        }
      }
    };
  }

  private SocketChannel connect() throws Stop, IOException {
    if (!Files.exists(socket)) {
      throw unreachable("there is no agent at " + socket);
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (ConnectException refused) {
      channel.close();
      throw unreachable("nobody answers at " + socket);
    } catch (IOException denied) {
      channel.close();
      throw notAllowed(denied);
    }
  }

  private Stop notAllowed(IOException denied) {
    boolean isDenied =
        denied instanceof AccessDeniedException
            || String.valueOf(denied.getMessage()).contains("ermission");
    return isDenied
        ? new Stop(
            ExitCode.UNREACHABLE,
            "you may not connect to " + socket,
            "join the group of that file, or use sudo")
        : unreachable("can't connect to " + socket + ": " + denied.getMessage());
  }

  private static Stop unreachable(String message) {
    return new Stop(
        ExitCode.UNREACHABLE,
        message,
        "start it (systemctl start wayout), name its socket (--socket), or work without it"
            + " (--direct)");
  }

  private Stop lost(IOException broken) {
    return new Stop(
        ExitCode.UNREACHABLE,
        "the agent at " + socket + " gave no whole answer within " + deadline.toSeconds() + " s",
        "look at its log (journalctl -u wayout); an order may still be carried out: "
            + String.valueOf(broken.getMessage()));
  }

  private static InputStream send(SocketChannel channel, String request) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return new BufferedInputStream(Channels.newInputStream(channel));
  }

  private String request(String method, String path, String body) {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(ROOT).append(path).append(" HTTP/1.1\r\n");
    head.append("Host: wayout\r\nConnection: close\r\nAccept: application/json\r\n");
    behalf.ifPresent(who -> head.append("Wayout-On-Behalf-Of: ").append(who).append("\r\n"));
    head.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length);
    return head.append("\r\n\r\n").append(body).toString();
  }

  private static String text(InputStream body) throws IOException {
    return new String(body.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8);
  }
}
