// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.sign.Digests;
import io.wayout.provider.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same cloud, seen from an instance: its metadata service, and the federation that lends
/// sessions for the instance's certificate.
final class FakeOciByInstance extends FakeOci {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "Signature version=\"1\",keyId=\"([^\"]+)\",algorithm=\"rsa-sha256\","
              + "headers=\"date \\(request-target\\) content-length content-type"
              + " x-content-sha256\",signature=\"([^\"]+)\"");

  private final Map<String, PublicKey> sessions = new ConcurrentHashMap<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Certificate leaf = leaf();
  private final HttpServer server;

  FakeOciByInstance() {
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      this.server = HttpServer.create(free, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /// What the instance's services were asked, e.g. `POST /v1/x509`.
  List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public Map<String, List<String>> texts(URI api) {
    return texts(api, true);
  }

  @Override
  public Map<String, List<String>> texts(URI api, boolean areRight) {
    String here = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "endpoint", List.of(api.toString()),
        "credentials", List.of("instance"),
        "tenancy", List.of(areRight ? TENANCY : "ocid1.tenancy.oc1..stranger"),
        "federation-endpoint", List.of(here),
        "metadata-endpoint", List.of(here));
  }

  @Override
  public Map<String, Secret> secrets(boolean areRight) {
    return Map.of();
  }

  @Override
  Optional<PublicKey> keyOf(String keyId) {
    return Optional.ofNullable(sessions.get(keyId));
  }

  @Override
  public void close() {
    server.stop(0);
    super.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      log.add(request.method() + " " + request.path());
      Optional<String> body = ofHost(request);
      byte[] bytes =
          body.orElse("{\"code\":\"NotAuthenticated\",\"message\":\"no\"}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(body.isPresent() ? 200 : 401, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private record Asked(String method, String path, Headers headers, String body) {
    String header(String name) {
      return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }
  }

  private Optional<String> ofHost(Asked request) throws IOException {
    if (request.path().equals("/v1/x509")) {
      return session(request);
    }
    boolean isOurs =
        request.method().equals("GET")
            && request.path().startsWith("/opc/v2/identity/")
            && request.header("authorization").equals("Bearer Oracle");
    return isOurs
        ? Optional.of(file(request.path().substring("/opc/v2/identity/".length())))
        : Optional.empty();
  }

  private Optional<String> session(Asked request) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    String text =
        "date: %s\n(request-target): post /v1/x509\ncontent-length: %d\ncontent-type: %s\n"
                .formatted(request.header("date"), body.length, request.header("content-type"))
            + "x-content-sha256: "
            + Digests.base64(Digests.sha256(body));
    Matcher given = AUTHORIZATION.matcher(request.header("authorization"));
    boolean isKnown =
        given.matches()
            && given.group(1).equals(TENANCY + "/fed-x509-sha256/" + print())
            && isVerified(text, given.group(2), leaf.getPublicKey());
    return isKnown ? Optional.of(lend(request.body())) : Optional.empty();
  }

  private String lend(String body) {
    try {
      Json asked = Json.parse(body);
      byte[] key = Base64.getDecoder().decode(asked.member("publicKey").text());
      String claims = Json.render(Map.of("exp", Instant.now().plusSeconds(1_200).getEpochSecond()));
      String token =
          "e30."
              + Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
              + ".s"
              + sessions.size();
      sessions.put(
          "ST$" + token, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
      return Json.render(Map.of("token", token));
    } catch (BadJson | GeneralSecurityException odd) {
      throw new AssertionError(odd);
    }
  }

  private String print() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest);
    } catch (GeneralSecurityException odd) {
      throw new AssertionError(odd);
    }
  }

  private static Certificate leaf() {
    try {
      byte[] pem = file("cert.pem").getBytes(StandardCharsets.US_ASCII);
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem));
    } catch (IOException | GeneralSecurityException odd) {
      throw new AssertionError(odd);
    }
  }

  private static String file(String name) throws IOException {
    try (InputStream in = FakeOciByInstance.class.getResourceAsStream("/instance/" + name)) {
      if (in == null) {
        throw new IOException("no test file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
