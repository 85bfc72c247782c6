// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.junit.jupiter.api.Assumptions.abort;

import io.wayout.testkit.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The real Alertmanager of Debian's package, with one route to one webhook.
final class Alertmanager implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
  private final Process process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  /// @param webhook where alerts go
  /// @param bearer what it shows there
  Alertmanager(Path folder, String webhook, String bearer) {
    requireProgram();
    port = Ports.unused().getPort();
    String config =
        """
        route:
          receiver: wayout
          group_by: [alertname, vendor]
          group_wait: 100ms
          group_interval: 1s
          repeat_interval: 1h
        receivers:
          - name: wayout
            webhook_configs:
              - url: %s
                send_resolved: true
                http_config: {authorization: {type: Bearer, credentials: %s}}
        """
            .formatted(webhook, bearer);
    try {
      Path file = Files.writeString(folder.resolve("alertmanager.yml"), config);
      process =
          new ProcessBuilder(
                  PROGRAM.toString(),
                  "--config.file=" + file,
                  "--storage.path=" + folder.resolve("alertmanager"),
                  "--web.listen-address=127.0.0.1:" + port,
                  "--cluster.listen-address=")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("alertmanager.log").toFile())
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Operator.await("Alertmanager ready", () -> ask("GET", "/-/ready", "") == 200);
  }

  /// Raises alerts.
  ///
  /// @param alerts JSON with single quotes for double ones
  void raise(String alerts) throws IOException, InterruptedException {
    int status = ask("POST", "/api/v2/alerts", alerts.replace('\'', '"'));
    if (status != 200) {
      throw new IOException("Alertmanager answered " + status);
    }
  }

  private int ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static void requireProgram() {
    if (!Files.isExecutable(PROGRAM)) {
      String missing = "Debian's prometheus-alertmanager is not there";
      if (Boolean.getBoolean("wayout.require.servers")) {
        throw new AssertionError(missing + "; deploy/test.sh installs it");
      }
      abort(missing);
    }
  }

  @Override
  public void close() {
    List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    client.close();
  }
}
