// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.app.config.AdminSettings;
import io.wayout.app.json.Json;
import io.wayout.app.token.Role;
import io.wayout.core.model.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private final List<Notice> notices = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void api_speaksTlsWithItsOwnNames() throws Exception {
    KeyStore keys = make("wayout.shop.example");
    var tls = new AdminSettings.Tls(file("cert.pem"), file("key.pem"));
    try (TcpWorld world = new TcpWorld(Optional.of(tls), List.of("by.hand.example"))) {
      var sockets = trust(keys).getSocketFactory();
      String secret = world.secret("pager", Role.VIEWER);

      for (String host : List.of("wayout.shop.example", "by.hand.example:443")) {
        Talk.Ask ask = world.ask("GET", "/api/v1/health").token(secret).over(sockets);
        assertThat(ask.with("Host", host).go().status()).as(host).isEqualTo(200);
      }
      Talk.Ask foreign = world.ask("GET", "/api/v1/health").token(secret).over(sockets);
      assertThat(foreign.with("Host", "evil.example").go().problem()).isEqualTo("421 FOREIGN_HOST");
      Json.Builder in = Json.object().put("token", secret);
      Talk.Ask signIn = world.ask("POST", "/api/v1/session").over(sockets).body(in);
      assertThat(signIn.go().headers().get("set-cookie"))
          .startsWith("__Host-wayout=")
          .contains("; Secure");
    }
  }

  @Test
  void changedFiles_areTakenOver_brokenOnesAreNot() throws Exception {
    make("one.example");
    Tls tls = new Tls(new TlsFiles(file("cert.pem"), file("key.pem")), notices::add);
    String good = Files.readString(file("cert.pem"));

    Files.writeString(file("cert.pem"), "garbage");
    tls.look();
    tls.look();
    assertThat(tls.names()).containsExactly("one.example");
    assertThat(notices).extracting(Notice::code).containsExactly(Notice.Code.CERTIFICATE_REFUSED);
    make("two.example");
    String other = Files.readString(file("cert.pem"));
    Files.writeString(file("cert.pem"), good);
    tls.look();
    assertThat(tls.names()).as("not a pair").containsExactly("one.example");
    Files.writeString(file("cert.pem"), other);
    tls.look();
    assertThat(tls.names()).containsExactly("two.example");
  }

  @Test
  void openKey_isRefused() throws Exception {
    make("one.example");
    Files.setPosixFilePermissions(file("key.pem"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> new TlsFiles(file("cert.pem"), file("key.pem")).load())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("others may use");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /// A key and a certificate for a name, by the JDK's own tool.
  private KeyStore make(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            tool,
            "-genkeypair",
            "-alias",
            "a",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=dns:" + name,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            "changeit");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    write("cert.pem", "CERTIFICATE", keys.getCertificate("a").getEncoded());
    write("key.pem", "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
    return keys;
  }

  private void write(String name, String label, byte[] der) throws IOException {
    byte[] lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der);
    String text = new String(lines, StandardCharsets.US_ASCII);
    Files.writeString(
        file(name), "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString("rw-------"));
  }

  private static SSLContext trust(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", (X509Certificate) keys.getCertificate("a"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
