// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.breakglass.Breakglass.Format;
import io.wayout.app.config.Config;
import io.wayout.app.config.ConfigEnvironment;
import io.wayout.app.config.LoadResult;
import io.wayout.app.config.load.ConfigLoader;
import io.wayout.app.daemon.Factories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the kit tells, in both its forms.
class KitTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String SENTINEL = "sentinel-secret-4711";
  private static final String CONFIG =
      """
      allow-inline-secrets: true
      agent: {id: edge-1, vendor: self-hosted, state: %s}
      accounts:
        ours:
          provider: rfc2136
          vendor: ours
          servers: ns1.shop.example
          tsig-name: wayout
          tsig-secret: {file: %s}
        hatch:
          provider: powerdns
          vendor: hoster
          url: https://dns.hoster.example/api/v1/servers/localhost
          api-key: sentinel-secret-4711
        plain: {provider: memory, vendor: drawer, zones: drawer.example}
      pools:
        shop:
          one: {vendor: cloud-a, cname: one.cloud-a.example, checks: [{tcp: "one.test:443"}]}
          two: {vendor: cloud-b, cname: two.cloud-b.example, checks: [{tcp: "two.test:443"}]}
          three: {vendor: cloud-c, cname: t.cloud-c.example, checks: [{tcp: "t.test:443"}]}
      domains:
        www.shop.example:
          pool: shop
          links:
            - {name: www.shop.example, account: ours, ttl: 60}
            - {name: www.hatch.example, account: hatch, ttl: 30}
        old.shop.example: {pool: shop, links: [{name: old.shop.example, account: ours, ttl: 60}]}
        odd.drawer.example:
          pool: shop
          links: [{name: odd.drawer.example, account: plain, ttl: 60}]
      """;

  @TempDir Path folder;

  @Test
  void way_namesRecordAndOutageAndCommandAndProofAndTheWayBack() throws IOException {
    String sheet = sheet(Breakglass.text(config(), Factories.installed(), Format.MD, NOW), "www");

    assertThat(sheet)
        .contains("| 2 | www.hatch.example CNAME | one.cloud-a.example | 30 s | hatch | hoster |")
        .contains("### Way 1: to two\n\nWhen cloud-a: its targets are down; or cloud-a: everything")
        .contains("1. www.hatch.example CNAME → two.cloud-b.example (TTL 30 s) at account hatch")
        .contains("https://dns.hoster.example/api/v1/servers/localhost/zones/hatch.example.'")
        .contains("dig +short NS hatch.example")
        .contains("#### And back\n\n1. www.hatch.example CNAME → one.cloud-a.example (TTL 30 s)");
  }

  @Test
  void anyOtherTarget_hasAWay() throws IOException {
    assertThat(sheet(Breakglass.text(config(), Factories.installed(), Format.MD, NOW), "www"))
        .contains("### Way 2: to three\n\nWhen the target has failed and every vendor works.");
  }

  @Test
  void vendorThatTakesNoChange_isPassedBy() throws IOException {
    String sheet = sheet(Breakglass.text(config(), Factories.installed(), Format.MD, NOW), "www");

    assertThat(sheet)
        .containsPattern(
            "When hoster: its console and API take no changes\\.[\\s\\S]*"
                + "1\\. www.shop.example CNAME → two.cloud-b.example \\(TTL 60 s\\) at account ours")
        .contains("nsupdate -v -k <(printf 'key \"wayout\" { algorithm");
  }

  @Test
  void outageWithoutAWay_isSaid() throws IOException {
    assertThat(sheet(Breakglass.text(config(), Factories.installed(), Format.MD, NOW), "old"))
        .contains("### No way out\n")
        .contains("- ours: its name servers don't answer: ");
  }

  @Test
  void adapterWithoutCommands_isSaid() throws IOException {
    assertThat(sheet(Breakglass.text(config(), Factories.installed(), Format.MD, NOW), "odd"))
        .contains("Console: the console of drawer, as you know it")
        .contains("The adapter memory tells no commands.");
  }

  @Test
  void secret_isOnlyToldByItsPlace() throws IOException {
    for (Format format : Format.values()) {
      assertThat(Breakglass.text(config(), Factories.installed(), format, NOW))
          .doesNotContain(SENTINEL)
          .contains("$(cat " + folder.resolve("tsig") + ")")
          .contains("$HATCH_API_KEY");
    }
  }

  @Test
  void page_needsNothingElse() throws IOException {
    String page = Breakglass.text(config(), Factories.installed(), Format.HTML, NOW);

    assertThat(page)
        .doesNotContain("src=", "href=", "@import", "url(", "fetch(")
        .contains("<summary>www.shop.example</summary>")
        .contains("&lt;(printf");
  }

  @Test
  void kept_isWholeAndLeavesNothingElseBehind() throws IOException {
    Path place = Files.createDirectory(folder.resolve("kept"));
    Breakglass.keep(config(), Factories.installed(), place, NOW);
    Breakglass.keep(config(), Factories.installed(), place, NOW);

    try (var files = Files.list(place)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("breakglass.md", "breakglass.html");
    }
    assertThat(place.resolve("breakglass.md"))
        .content()
        .startsWith("# Breakglass")
        .contains("Made on 2026-11-21 10:00 UTC on edge-1 from configuration ");
  }

  /// From one domain's heading to the next.
  private static String sheet(String kit, String name) {
    int start = kit.indexOf("\n## " + name + ".");
    int end = kit.indexOf("\n## ", start + 1);
    return kit.substring(start, end < 0 ? kit.length() : end);
  }

  private Config config() throws IOException {
    Path file = folder.resolve("wayout.yaml");
    Path secret = folder.resolve("tsig");
    Files.writeString(file, CONFIG.formatted(folder.resolve("state"), secret));
    Files.writeString(secret, SENTINEL);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    ConfigEnvironment environment =
        ConfigEnvironment.ofHost(Map.of(), Factories.look(), "edge-1").withoutSecrets();
    if (ConfigLoader.load(file, environment) instanceof LoadResult.Valid valid) {
      return valid.config();
    }
    throw new AssertionError(ConfigLoader.load(file, environment));
  }
}
