// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.NotSent;
import io.wayout.provider.Wire.Request;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// P02: nothing of a request leaves before the certificate is proven to be valid and of the host.
class OkHttpWireTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void trustedCertificateOfTheHost_isTalkedTo() throws Exception {
    KeyStore keys = keys("ip:127.0.0.1");
    try (RawServer server = tlsServer(keys)) {
      assertThat(ask(trusting(keys), server)).isInstanceOf(Answered.class);
    }
  }

  @Test
  void p02_trustedCertificateOfAnotherHost_isNotSent() throws Exception {
    KeyStore keys = keys("dns:other.example");
    try (RawServer server = tlsServer(keys)) {
      assertThat(ask(trusting(keys), server))
          .isEqualTo(
              new NotSent(
                  "PATCH https://127.0.0.1:%d/x: the certificate is not for 127.0.0.1"
                      .formatted(server.port()),
                  Hint.WRONG_PEER));
      assertThat(server.requests()).noneMatch(request -> request.contains("PATCH"));
    }
  }

  @Test
  void p02_unknownIssuer_isNotSent() throws Exception {
    try (RawServer server = tlsServer(keys("ip:127.0.0.1"))) {
      Answer answer = ask(new OkHttpWire(DEADLINE, 1_000), server);

      assertThat(answer).isInstanceOf(NotSent.class);
      assertThat(answer.toString()).contains("TLS failed").contains(Hint.BAD_CERTIFICATE.name());
      assertThat(server.requests()).noneMatch(request -> request.contains("PATCH"));
    }
  }

  @Test
  void p02_hangUpInTheHandshake_isNotSent() throws Exception {
    try (RawServer hangsUp = RawServer.answering("")) {
      Wire hasty = new OkHttpWire(Duration.ofSeconds(2), 1_000);

      assertThat(ask(hasty, hangsUp)).isInstanceOf(NotSent.class);
    }
  }

  /// The vendor's own domain is lost: its name leads to a stranger's address, or nowhere.
  @Test
  void p03_x05_nameThatLeadsAstray_isTriedWhereTheHostWasProven() throws Exception {
    KeyStore keys = keys("dns:api.vendor.example");
    try (RawServer server = tlsServer(keys)) {
      Captured lookup = new Captured();
      Wire wire = trusting(lookup, keys);

      assertThat(askByName(wire, server)).isInstanceOf(Answered.class);
      assertThat(lookup.proven).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
      lookup.addresses = List.of(InetAddress.ofLiteral("127.0.0.2"));
      assertThat(askByName(wire, server)).isInstanceOf(Answered.class);
      lookup.addresses = List.of();
      assertThat(askByName(wire, server)).isInstanceOf(Answered.class);
    }
  }

  @Test
  void p03_hostThatWasNeverProven_getsNoSecondChance() throws Exception {
    KeyStore keys = keys("dns:api.vendor.example");
    try (RawServer server = tlsServer(keys)) {
      Captured lookup = new Captured();
      lookup.addresses = List.of();

      assertThat(askByName(trusting(lookup, keys), server)).isInstanceOf(NotSent.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void p03_x05_provenAddressThatIsSomebodyElsesNow_getsNoRequest() throws Exception {
    KeyStore keys = keys("dns:other.example");
    try (RawServer server = tlsServer(keys)) {
      Captured lookup = new Captured();
      lookup.addresses = List.of();
      lookup.proven.add(InetAddress.ofLiteral("127.0.0.1"));

      assertThat(askByName(trusting(lookup, keys), server)).isInstanceOf(NotSent.class);
      assertThat(server.requests()).noneMatch(request -> request.contains("PATCH"));
    }
  }

  /// A lookup that somebody else may have taken over.
  private static final class Captured implements HostLookup {
    private volatile List<InetAddress> addresses = List.of(InetAddress.ofLiteral("127.0.0.1"));
    private final List<InetAddress> proven = new CopyOnWriteArrayList<>();

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return addresses;
    }

    @Override
    public List<InetAddress> proven(String host) {
      return proven;
    }

    @Override
    public void prove(String host, InetAddress address) {
      if (!proven.contains(address)) {
        proven.add(address);
      }
    }
  }

  private static Answer askByName(Wire wire, RawServer server) {
    URI uri = URI.create("https://api.vendor.example:" + server.port() + "/x");
    return wire.exchange(new Request("PATCH", uri, Map.of("X-API-Key", "k"), "{}"));
  }

  private static Answer ask(Wire wire, RawServer server) {
    URI uri = URI.create("https://127.0.0.1:" + server.port() + "/x");
    return wire.exchange(new Request("PATCH", uri, Map.of("X-API-Key", "k"), "{}"));
  }

  private static RawServer tlsServer(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new RawServer(
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")),
        socket -> RawServer.write(socket, "HTTP/1.1 204 OK\r\n\r\n"));
  }

  private static Wire trusting(KeyStore keys) throws GeneralSecurityException {
    return trusting(HostLookup.SYSTEM, keys);
  }

  private static Wire trusting(HostLookup lookup, KeyStore keys) throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    X509TrustManager trust = (X509TrustManager) managers.getTrustManagers()[0];
    return new OkHttpWire(
        DEADLINE,
        1_000,
        lookup,
        OkHttpWire.bounded(DEADLINE).sslSocketFactory(context.getSocketFactory(), trust));
  }

  /// A key with a self-signed certificate for one name, as a trust store of its own.
  private KeyStore keys(String alternativeName) throws Exception {
    Path file = folder.resolve("keys.p12");
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            tool.toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-validity",
            "2",
            "-dname",
            "CN=test",
            "-ext",
            "san=" + alternativeName,
            "-ext",
            "bc=ca:true",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            "changeit");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    keys.setCertificateEntry("trusted", keys.getCertificate("server"));
    return keys;
  }
}
