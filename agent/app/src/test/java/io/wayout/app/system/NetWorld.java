// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.RealServer;
import io.wayout.testkit.server.SeedZone;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The world of [TwoVendors], with an agent in a network of its own that can fail piece by piece.
final class NetWorld implements AutoCloseable {
  static final int VENDOR_A = 1;
  static final int PRIMARY = 2;
  static final int STANDBY = 3;
  static final int VENDOR_B = 4;
  static final int RESOLVER = 5;
  static final List<Integer> WITNESSES = List.of(11, 12, 13);
  private static final int PORTAL = 9;
  private static final DnsName CLOUD = DnsName.of("cloud.example");
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final Ttl SHORT = new Ttl(1);
  private static final Map<Integer, String> SERVICES =
      Map.of(
          VENDOR_A,
          "127.0.0.1",
          PRIMARY,
          "127.0.0.2",
          STANDBY,
          "127.0.0.3",
          VENDOR_B,
          "127.0.0.1",
          RESOLVER,
          "127.0.0.1",
          PORTAL,
          "127.0.0.9",
          11,
          "127.0.0.5",
          12,
          "127.0.0.5",
          13,
          "127.0.0.5");

  final NetLab net = new NetLab(SERVICES);
  final TwoVendors vendors;
  final Operator operator;
  private final Origin witness;
  private final Origin portal;
  private final Path folder;

  NetWorld(Path folder, Brand second) {
    this.folder = folder;
    this.vendors = new TwoVendors(folder, second, 1);
    this.operator = new Operator(vendors.socket());
    int port = vendors.primary.port();
    this.witness = new Origin(new InetSocketAddress("127.0.0.5", port));
    this.portal = new Origin(new InetSocketAddress("127.0.0.9", port));
    portal.answer(511);
    give(TwoVendors.PRIMARY, PRIMARY);
    give(TwoVendors.STANDBY, STANDBY);
    WITNESSES.forEach(n -> give(DnsName.of("w" + n + ".cloud.example"), n));
  }

  /// Starts the shipped program in the network, and waits until its domain is calm.
  AgentProcess start(String check) {
    AgentProcess agent = AgentProcess.in(net.prefix(), config(check), log());
    agent.awaitReady(vendors.socket());
    operator.awaitCalm(0);
    return agent;
  }

  /// The same with a [StoppingStore].
  AgentProcess stopping(String check, Path stops) {
    AgentProcess agent = AgentProcess.stoppingIn(net.prefix(), config(check), log(), stops);
    agent.awaitReady(vendors.socket());
    operator.awaitCalm(0);
    return agent;
  }

  long serial() {
    return Serial.of(vendors.second, HATCH);
  }

  /// A resolver that sends everyone to a portal, or knows nobody.
  RealServer liar(boolean knowsNobody) {
    RealServer liar = RealServer.start(Brand.BIND, List.of(new SeedZone(CLOUD, Map.of())));
    if (!knowsNobody) {
      List<DnsName> all =
          List.of(
              TwoVendors.PRIMARY,
              TwoVendors.STANDBY,
              DnsName.of("w11.cloud.example"),
              DnsName.of("w12.cloud.example"),
              DnsName.of("w13.cloud.example"));
      all.forEach(name -> liar.put(key(name), SHORT, List.of(net.address(PORTAL))));
    }
    return liar;
  }

  /// The primary listens over IPv6, too, and DNS says so.
  Origin dual() {
    RecordKey sixth = new RecordKey(CLOUD, TwoVendors.PRIMARY, RecordType.AAAA);
    vendors.bind.put(sixth, SHORT, List.of(net.address6(PRIMARY)));
    return new Origin(new InetSocketAddress(net.address6(PRIMARY), vendors.primary.port()));
  }

  /// From now on everything goes over a line that can be made longer.
  LongLine longLine() {
    int port = vendors.primary.port();
    Map<Integer, InetSocketAddress> ends = new HashMap<>();
    ends.put(VENDOR_A, vendors.bind.address());
    ends.put(RESOLVER, vendors.bind.address());
    ends.put(VENDOR_B, vendors.second.address());
    ends.put(PRIMARY, new InetSocketAddress("127.0.0.2", port));
    ends.put(STANDBY, new InetSocketAddress("127.0.0.3", port));
    WITNESSES.forEach(n -> ends.put(n, new InetSocketAddress("127.0.0.5", port)));
    List<Gate> gates = new ArrayList<>();
    ends.forEach((service, end) -> {
      Gate gate = new Gate(end);
      net.divert(service, gate.port());
      gates.add(gate);
    });
    return new LongLine(gates);
  }

  /// Our own line to everybody.
  record LongLine(List<Gate> gates) implements AutoCloseable {
    /// What this adds to each answer's time, half of it on each way.
    void lengthen(Duration answer) {
      gates.forEach(gate -> gate.lengthen(answer.dividedBy(2)));
    }

    @Override
    public void close() {
      gates.forEach(Gate::close);
    }
  }

  private Path log() {
    return folder.resolve("agent.log");
  }

  private Path config(String check) {
    int a = vendors.bind.address().getPort();
    int b = vendors.second.address().getPort();
    String witnesses = String.join(", ", WITNESSES.stream().map(n -> witness("w" + n)).toList());
    return vendors.config(
        "mode: auto, down-for: 0s, standby-for: 1s, block: 1s",
        text ->
            text.replaceAll("resolvers: .*", at("resolvers: ", RESOLVER, a))
                .replaceAll(
                    "probe-networks: .*",
                    "probe-networks: [" + net.network() + ", \"" + net.network6() + "\"]")
                .replaceAll("witnesses: .*", "witnesses: [" + witnesses + "]")
                .replaceAll("servers: \\[\"127.0.0.1:" + a + "\"]", at("servers: ", VENDOR_A, a))
                .replaceAll("servers: \\[\"127.0.0.1:" + b + "\"]", at("servers: ", VENDOR_B, b))
                .replace("url: http://127.0.0.1:", "url: http://" + net.address(VENDOR_B) + ":")
                .replaceAll(" check: .*", " check: {" + check + "}"));
  }

  private String at(String key, int service, int port) {
    return key + "[\"" + net.address(service) + ":" + port + "\"]";
  }

  /// A page with a known status, because a portal answers everything.
  private String witness(String host) {
    String url = "http://" + host + ".cloud.example:" + vendors.primary.port() + "/healthz";
    return "{http: \"" + url + "\", expect: {status: 200}}";
  }

  private void give(DnsName name, int service) {
    vendors.bind.put(key(name), SHORT, List.of(net.address(service)));
  }

  private static RecordKey key(DnsName name) {
    return new RecordKey(CLOUD, name, RecordType.A);
  }

  @Override
  public void close() {
    witness.close();
    portal.close();
    vendors.close();
    net.close();
  }
}
