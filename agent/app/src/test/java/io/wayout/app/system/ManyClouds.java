// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.testkit.cloud.CloudVendor;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.Ports;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// Every cloud vendor's fake at once, each of them in front of the same real name server, and one
/// domain for each ordered pair of them: the first vendor has its upper link, the second the lower.
final class ManyClouds implements AutoCloseable {
  static final DnsName PRIMARY = DnsName.of("primary.cloud.example");
  static final DnsName STANDBY = DnsName.of("standby.cloud.example");
  private static final DnsName CLOUD = DnsName.of("cloud.example");
  private static final Ttl TTL = new Ttl(300);

  final Map<String, CloudVendor> vendors = new TreeMap<>();
  final List<Pair> pairs = new ArrayList<>();
  final Origin primary;
  private final Origin standby;
  private final RealServer server;
  private final DnsName zone;
  private final Path folder;

  /// One domain.
  record Pair(String upper, String lower) {}

  ManyClouds(Path folder) {
    this.folder = folder;
    for (FakeCloud fake : ServiceLoader.load(FakeCloud.class)) {
      vendors.put(fake.factory().name(), new CloudVendor(fake.open()));
    }
    zone = vendors.values().iterator().next().zone();
    for (String upper : vendors.keySet()) {
      vendors.keySet().stream()
          .filter(lower -> !lower.equals(upper))
          .forEach(lower -> pairs.add(new Pair(upper, lower)));
    }
    int port = Ports.unused().getPort();
    primary = new Origin(new InetSocketAddress("127.0.0.2", port));
    standby = new Origin(new InetSocketAddress("127.0.0.3", port));
    server = RealServer.start(Brand.BIND, List.of(new SeedZone(zone, Map.of()), cloudZone()));
    vendors.forEach(this::fill);
  }

  DnsName domain(Pair pair) {
    return DnsName.of(pair.upper() + "-" + pair.lower() + "." + zone);
  }

  Path socket() {
    return folder.resolve("admin.sock");
  }

  /// What the name server answers for the upper link.
  Optional<RecordData> upper(Pair pair) {
    return server.ask(upperKey(pair)).map(RecordSet::data);
  }

  /// What the name server answers for the lower link.
  Optional<RecordData> lower(Pair pair) {
    return server.ask(lowerKey(pair)).map(RecordSet::data);
  }

  Path config() throws IOException {
    StringBuilder text = new StringBuilder(head());
    vendors.forEach(
        (name, vendor) -> text.append(account(name, vendor, server.address().getPort())));
    text.append(pool()).append("domains:\n");
    for (Pair pair : pairs) {
      text.append(
          "  %s: {pool: shop, links: [{name: %s, account: %s, ttl: 300}, {name: %s, account: %s, ttl: 300}]}%n"
              .formatted(
                  domain(pair), domain(pair), pair.upper(), lowerKey(pair).name(), pair.lower()));
    }
    Path file = folder.resolve("wayout.yaml");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  @Override
  public void close() {
    vendors.values().forEach(CloudVendor::close);
    server.close();
    primary.close();
    standby.close();
  }

  private RecordKey upperKey(Pair pair) {
    return new RecordKey(zone, domain(pair), RecordType.CNAME);
  }

  private RecordKey lowerKey(Pair pair) {
    return new RecordKey(zone, DnsName.of("hatch-" + domain(pair)), RecordType.CNAME);
  }

  private void fill(String name, CloudVendor vendor) {
    List<RecordKey> keys = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.upper().equals(name)) {
        keys.add(upperKey(pair));
        vendor.put(upperKey(pair), TTL, List.of(lowerKey(pair).name().absolute()));
      }
      if (pair.lower().equals(name)) {
        keys.add(lowerKey(pair));
        vendor.put(lowerKey(pair), TTL, List.of(PRIMARY.absolute()));
      }
    }
    vendor.cloud().servedBy(keys, server::put);
  }

  private String head() {
    int dns = server.address().getPort();
    return """
    allow-inline-secrets: true
    agent:
      id: test
      state: %s
      admin: {socket: %s}
      vendor: self-hosted
      resolvers: ["127.0.0.1:%d"]
      probe-networks: [127.0.0.0/8]
      witnesses: ["tcp://127.0.0.1:%d"]
    defaults:
      check: {interval: 1s, timeout: 2s, fall: 3, rise: 3, confirm: 200ms}
      policy: {mode: auto, down-for: 0s, standby-for: 1s}
    safety: {blast-radius: 100%%, canary: 1000}
    accounts:
    """
        .formatted(folder.resolve("state"), socket(), dns, dns);
  }

  /// The vendor's account as the configuration has it.
  ///
  /// @param dnsPort of the name server that shows its records
  static String account(String name, CloudVendor vendor, int dnsPort) {
    StringBuilder text = new StringBuilder("  %s:%n".formatted(name));
    Map<String, String> lines = new TreeMap<>();
    vendor
        .cloud()
        .texts(vendor.cloud().uri())
        .forEach((key, values) ->
            lines.put(key, values.size() == 1 ? quoted(values.getFirst()) : list(values)));
    vendor.cloud().secrets(true).forEach((key, secret) -> lines.put(key, quoted(secret.reveal())));
    lines.put("provider", name);
    lines.put("vendor", name);
    lines.put("name-servers", list(List.of("127.0.0.1:" + dnsPort)));
    lines.forEach((key, value) -> text.append("    %s: %s%n".formatted(key, value)));
    return text.toString();
  }

  private static String list(List<String> values) {
    return "[" + String.join(", ", values.stream().map(ManyClouds::quoted).toList()) + "]";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private String pool() {
    return """
    pools:
      shop:
        primary: {vendor: cloud-a, cname: %s, checks: [%s]}
        standby: {vendor: cloud-b, cname: %s, checks: [%s]}
    """
        .formatted(PRIMARY, check(), STANDBY, check());
  }

  private String check() {
    String url = "http://www.shop.test:" + primary.port() + "/healthz";
    return "{http: \"" + url + "\", via: target, expect: {status: 200}}";
  }

  private static SeedZone cloudZone() {
    Map<RecordKey, RecordSet> records = new HashMap<>();
    records.put(new RecordKey(CLOUD, PRIMARY, RecordType.A), address("127.0.0.2"));
    records.put(new RecordKey(CLOUD, STANDBY, RecordType.A), address("127.0.0.3"));
    return new SeedZone(CLOUD, records);
  }

  private static RecordSet address(String literal) {
    return new RecordSet(TTL, RecordData.of(RecordType.A, List.of(literal)));
  }
}
