// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.adapter.memory.ControlPlane;
import io.wayout.adapter.memory.MemoryDnsServer;
import io.wayout.adapter.memory.MemoryVendor;
import io.wayout.adapter.memory.UpdateKey;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.testkit.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the page has to show: three DNS vendors, three clouds and domains of several shapes, all in
/// memory and on loopback.
///
/// `www` and its like have a link at alder and one at birch; the second link of `pay` is mirrored
/// at birch and cedar; `img` has a single link.
final class PageWorld implements AutoCloseable {
  private static final String SECRET =
      Base64.getEncoder()
          .encodeToString("of the page's tests only, 32 b.".getBytes(StandardCharsets.US_ASCII));
  private static final String RUNBOOK =
      """
      runbook: release-day
      title: Keep automation away while we release
      parameters:
        domain: {type: domain, doc: Which one.}
      guards:
        - not-frozen: {domain: "${domain}"}
      steps:
        - name: hands off
          freeze: {domain: "${domain}", for: 1h}
          timeout: 1m
      """;
  private static final Ttl TTL = new Ttl(30);

  final Path folder;
  final Map<String, Origin> origins = new HashMap<>();
  private final Map<String, MemoryVendor> vendors = new HashMap<>();
  private final Map<String, MemoryDnsServer> servers = new HashMap<>();
  private final List<AutoCloseable> all = new ArrayList<>();
  private final int webPort = Ports.unused().getPort();
  private final List<String> names = new ArrayList<>(List.of("www", "api", "m", "pay", "img"));

  /// @param more how many plain domains there are besides
  PageWorld(Path folder, int more) {
    this.folder = folder;
    for (int n = 1; n <= more; n++) {
      names.add("shop-%04d".formatted(n));
    }
    serve("alder", "shop.example");
    serve("birch", "hatch.example");
    serve("cedar", "hatch.example");
    serve("internet", "cloud.example");
    origin("primary", "127.0.0.2");
    origin("standby", "127.0.0.3");
    origin("reserve", "127.0.0.4");
    names.forEach(this::seed);
    allow(folder, "rwx------");
  }

  /// `www` stands for `www.shop.example`.
  static DnsName domain(String name) {
    return DnsName.of(name + ".shop.example");
  }

  Path socket() {
    return folder.resolve("admin.sock");
  }

  /// The API of a vendor refuses valid keys, or takes them again.
  void control(String vendor, boolean isWell) {
    vendors.get(vendor).controlPlane(isWell ? ControlPlane.ANSWERING : ControlPlane.DENYING);
  }

  /// The name servers of a vendor fall silent, or answer again.
  void data(String vendor, boolean isWell) {
    servers.get(vendor).answerQueries(isWell);
  }

  /// What birch holds for the lower link of a domain: `primary`, `standby` or `reserve`.
  String lower(String name) {
    return held("birch", key("hatch.example", name));
  }

  /// What alder holds for the upper link.
  String upper(String name) {
    return held("alder", key("shop.example", name));
  }

  private String held(String vendor, RecordKey key) {
    Optional<RecordSet> set = vendors.get(vendor).get(key);
    return set.map(s -> s.data().toString().replace(".cloud.example", "")).orElse("nothing");
  }

  /// Writes the configuration.
  ///
  /// @param listen more of `admin`, such as `listen: "127.0.0.1:8353"`
  Path config(String listen) {
    StringBuilder text = new StringBuilder(head(listen));
    text.append("accounts:\n");
    account(text, "alder", "shop.example");
    account(text, "birch", "hatch.example");
    account(text, "cedar", "hatch.example");
    text.append("pools:\n  shop:\n");
    target(text, "primary", "cloud-a");
    target(text, "standby", "cloud-b");
    text.append("  api:\n");
    target(text, "primary", "cloud-a");
    target(text, "standby", "cloud-b");
    target(text, "reserve", "cloud-c");
    text.append("domains:\n");
    names.forEach(name -> domain(text, name));
    Path file = folder.resolve("wayout.yaml");
    try {
      Files.createDirectories(folder.resolve("runbooks"));
      Files.writeString(folder.resolve("runbooks/release-day.yaml"), RUNBOOK);
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    allow(file, "rw-------");
    return file;
  }

  private String head(String listen) {
    return """
    allow-inline-secrets: true
    agent:
      id: edge-hz-1
      state: %s
      admin: {socket: %s%s}
      vendor: self-hosted
      resolvers: ["%s"]
      probe-networks: [127.0.0.0/8]
      witnesses: ["tcp://127.0.0.1:%d"]
    defaults:
      check: {interval: 1s, timeout: 2s, fall: 3, rise: 3, confirm: 200ms}
      policy: {mode: auto, down-for: 0s, block: 5m, standby-for: 1s, restore-after: 2s}
    safety: {blast-radius: 100%%, canary: 1000}
    """
        .formatted(
            folder.resolve("state"),
            socket(),
            listen.isEmpty() ? "" : ", " + listen,
            servers.get("internet").nameServer(),
            servers.get("internet").address().getPort());
  }

  private void account(StringBuilder text, String name, String zone) {
    text.append(
        ("  %s: {provider: rfc2136, vendor: %s, zones: [%s], servers: \"%s\","
                + " name-servers: \"%s\", tsig-name: page, tsig-secret: %s}\n")
            .formatted(
                name,
                name,
                zone,
                servers.get(name).nameServer(),
                servers.get(name).nameServer(),
                SECRET));
  }

  private void target(StringBuilder text, String name, String cloud) {
    text.append(
        ("    %s: {vendor: %s, cname: %s.cloud.example, checks: [{http:"
                + " \"http://www.shop.example:%d/\", via: target, expect: {status: 200}}]}\n")
            .formatted(name, cloud, name, webPort));
  }

  private static void domain(StringBuilder text, String name) {
    String second =
        switch (name) {
          case "img" -> "";
          case "pay" -> ", {name: pay.hatch.example, accounts: [birch, cedar], ttl: 30}";
          default -> ", {name: %s.hatch.example, account: birch, ttl: 30}".formatted(name);
        };
    String tags = name.equals("www") || name.equals("pay") ? "tier-1" : "tier-2";
    text.append(
        "  %s.shop.example: {pool: %s, tags: [%s], links: [{name: %s.shop.example, account: alder, ttl: 60}%s]}%n"
            .formatted(name, name.equals("api") ? "api" : "shop", tags, name, second));
  }

  private void seed(String name) {
    String first = name.equals("img") ? "primary.cloud.example" : name + ".hatch.example";
    vendors.get("alder").put(key("shop.example", name), cname(first));
    vendors.get("birch").put(key("hatch.example", name), cname("primary.cloud.example"));
    vendors.get("cedar").put(key("hatch.example", name), cname("primary.cloud.example"));
  }

  private static RecordKey key(String zone, String name) {
    DnsName apex = DnsName.of(zone);
    return new RecordKey(apex, DnsName.of(name + "." + zone), RecordType.CNAME);
  }

  private static RecordSet cname(String value) {
    return new RecordSet(TTL, RecordData.of(RecordType.CNAME, List.of(value)));
  }

  private void serve(String name, String zone) {
    MemoryVendor vendor = new MemoryVendor(Set.of(DnsName.of(zone)), InstantSource.system());
    InetSocketAddress any = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    try {
      UpdateKey key = new UpdateKey("page", "hmac-sha256", SECRET);
      MemoryDnsServer server = MemoryDnsServer.start(vendor, any, key);
      all.add(server);
      servers.put(name, server);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    vendors.put(name, vendor);
  }

  private void origin(String name, String address) {
    Origin origin = new Origin(new InetSocketAddress(address, webPort));
    origins.put(name, origin);
    all.add(origin);
    DnsName zone = DnsName.of("cloud.example");
    RecordKey key = new RecordKey(zone, DnsName.of(name + ".cloud.example"), RecordType.A);
    vendors
        .get("internet")
        .put(key, new RecordSet(TTL, RecordData.of(RecordType.A, List.of(address))));
  }

  private static void allow(Path path, String mode) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : all.reversed()) {
      resource.close();
    }
  }
}
