// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Stands in for a vendor at `127.0.0.1:443` and keeps what its official SDK sends.
///
/// The script `record` lets all vendors' names lead here, and nowhere else, and makes the
/// certificate that the SDK trusts; so the SDK works as it always does. Not thread-safe.
final class Recorder implements AutoCloseable {
  private static final String STORE = "recorder.keystore";
  private static final char[] PASSWORD = "recorder".toCharArray();

  /// Headers that tell of the machine and the connection; kept only where they are signed.
  private static final Set<String> NOISE =
      Set.of(
          "accept-encoding",
          "cache-control",
          "connection",
          "opc-client-info",
          "opc-client-retries",
          "opc-request-id",
          "pragma",
          "transfer-encoding",
          "user-agent",
          "x-goog-api-client",
          "x-ms-client-request-id",
          "x-tc-requestclient");

  private final String sdk;
  private final Path folder;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private volatile String type = "application/json";
  private volatile String answer = "{}";

  /// What an SDK is asked to do.
  @FunctionalInterface
  interface Operation {
    void run() throws Exception;
  }

  /// @param artifact `group:artifact` of the SDK; its version is found on the class path
  /// @param arguments of the program: the folder to write to
  Recorder(String artifact, String[] arguments) throws IOException, GeneralSecurityException {
    this.sdk = artifact + ":" + version(artifact);
    this.folder = Files.createDirectories(Path.of(arguments[0]));
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    this.server = HttpsServer.create(new InetSocketAddress(here, 443), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /// How all requests are answered from here on: with status 200.
  void answers(String contentType, String body) {
    type = contentType;
    answer = body;
  }

  void answers(String json) {
    answers("application/json", json);
  }

  /// Runs an operation and writes the requests that it sent, which must be as many as names are
  /// given; a name of `-` leaves one out.
  void record(Operation operation, String... names) throws Exception {
    arrived.clear();
    operation.run();
    if (arrived.size() != names.length) {
      throw new IllegalStateException(
          arrived.size() + " requests for " + List.of(names) + ":\n" + String.join("\n", arrived));
    }
    for (int i = 0; i < names.length; i++) {
      if (!names[i].equals("-")) {
        Path file = folder.resolve(names[i] + ".http");
        Files.writeString(file, "# " + sdk + "\n" + arrived.get(i) + "\n");
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      arrived.add(text(exchange));
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("X-Bce-Request-Id", "recorded");
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static String text(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    StringBuilder text = new StringBuilder();
    text.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
    text.append(" HTTP/1.1\n");
    String authorization = headers.getOrDefault("authorization", "");
    headers.forEach((name, value) -> {
      boolean isSigned = authorization.matches(".*[=;]" + Pattern.quote(name) + "[;,].*");
      if (isSigned || !NOISE.contains(name)) {
        text.append(name).append(": ").append(value).append('\n');
      }
    });
    boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream in = exchange.getRequestBody();
    byte[] body = isPacked ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    return text.append('\n').append(new String(body, StandardCharsets.UTF_8)).toString();
  }

  private static SSLContext tls() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(System.getProperty(STORE)))) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static String version(String artifact) {
    String folders = artifact.replace('.', '/').replace(':', '/');
    String path = System.getProperty("java.class.path").replace(File.separatorChar, '/');
    Matcher found = Pattern.compile("/" + Pattern.quote(folders) + "/([^/]+)/").matcher(path);
    if (!found.find()) {
      throw new IllegalStateException(artifact + " is not on the class path");
    }
    return found.group(1);
  }
}
