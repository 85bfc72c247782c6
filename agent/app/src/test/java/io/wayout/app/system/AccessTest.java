// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.testkit.server.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens of the real daemon: made at the command line, good over TCP and over a restart, and
/// nowhere to be found (I90, I92).
final class AccessTest {
  private final int port = Ports.unused().getPort();
  private final HttpClient browser = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void token_isMadeUsedKeptAndRevoked() throws Exception {
    Path config = config();
    String secret;
    try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
      agent.awaitReady(socket());
      secret = wayout("token", "create", "pager", "--role", "operator").strip().split("\n", -1)[0];
      assertThat(secret).startsWith("wayout_").hasSize(50);
      assertThat(get("/api/v1/status", secret).statusCode()).isEqualTo(200);
      assertThat(get("/api/v1/status", "wayout_wrong").statusCode()).isEqualTo(401);
      String page = wayout("page").strip();
      assertThat(page).startsWith("http://127.0.0.1:" + port + "/#code=");
      String code = page.substring(page.indexOf('=') + 1);
      assertThat(signIn(code)).isEqualTo(200);
      assertThat(signIn(code)).isEqualTo(401);
      assertThat(agent.terminate()).isZero();
    }
    try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
      agent.awaitReady(socket());
      assertThat(get("/api/v1/status", secret).statusCode()).isEqualTo(200);
      assertThat(wayout("token", "revoke", "pager")).isEqualTo("token pager is revoked\n");
      assertThat(get("/api/v1/status", secret).statusCode()).isEqualTo(401);
      assertThat(wayout("token", "list")).contains("pager", "operator", "revoked");
      assertThat(UnixHttp.exchange(socket(), "GET", "/history", ""))
          .contains("token pager is made, with the role operator", "token pager is revoked");
      assertThat(agent.terminate()).isZero();
      assertThat(agent.log())
          .contains("event=TOKEN_CREATED", "event=TOKEN_REVOKED")
          .doesNotContain(secret);
    }
    assertNowhere(secret);
  }

  private void assertNowhere(String secret) throws IOException {
    try (var files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).as("%s", file).doesNotContain(secret);
      }
    }
  }

  private HttpResponse<String> get(String path, String secret) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + secret)
            .build();
    return browser.send(request, BodyHandlers.ofString());
  }

  private int signIn(String code) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/session");
    var body = BodyPublishers.ofString("{\"code\":\"" + code + "\"}");
    HttpRequest request = HttpRequest.newBuilder(uri).POST(body).build();
    return browser.send(request, BodyHandlers.ofString()).statusCode();
  }

  private String wayout(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--socket";
    all[words.length + 1] = socket().toString();
    Program ran = Program.wayout(all);
    assertThat(ran.exitCode()).as(ran.output()).isZero();
    return ran.output();
  }

  private Path socket() {
    return folder.resolve("admin.sock");
  }

  private Path config() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path file = folder.resolve("wayout.yaml");
    Files.writeString(
        file,
        """
        agent:
          id: edge-1
          state: state
          admin: {socket: admin.sock, listen: "127.0.0.1:%d"}
        accounts:
          toy:
            provider: memory
            vendor: nobody
            zones: [shop.example]
            records: [www.shop.example 60 CNAME a.cloud.example]
        pools:
          shop:
            primary: {vendor: one, cname: a.cloud.example, checks: [{tcp: "127.0.0.1:9"}]}
            standby: {vendor: two, cname: b.cloud.example, checks: [{tcp: "127.0.0.1:9"}]}
        domains:
          www.shop.example: {pool: shop, links: [{name: www.shop.example, account: toy}]}
        """
            .formatted(port));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
