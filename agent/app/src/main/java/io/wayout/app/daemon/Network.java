// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import io.wayout.app.config.Config;
import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.plane.ServerSight;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.Names;
import io.wayout.engine.port.Prober;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.probe.AddressRules;
import io.wayout.engine.probe.NetworkProber;
import io.wayout.engine.probe.ProbeRules;
import io.wayout.engine.probe.Trust;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.DnsExchange;
import io.wayout.engine.resolve.NameFiles;
import io.wayout.engine.resolve.NameResolver;
import io.wayout.engine.resolve.Resolution;
import io.wayout.engine.resolve.Upstream;
import io.wayout.engine.verify.DnsAuthorities;
import io.wayout.kit.http.HostLookup;
import io.wayout.provider.NameServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The real network: probes, name resolution and authoritative questions, as the newest
/// configuration wants them. Thread-safe.
final class Network implements Prober, Authorities, Names, HostLookup {
  private static final Duration LOOKUP_MAX = Duration.ofSeconds(3);

  private final Ticker ticker;
  private volatile Parts parts;

  private record Parts(
      Prober prober, Authorities authorities, NameResolver names, AddressRules addresses) {}

  Network(Config config, Ticker ticker) {
    this.ticker = ticker;
    this.parts = parts(config);
  }

  /// Goes on with another configuration; what is cached is forgotten.
  void use(Config config) {
    this.parts = parts(config);
  }

  @Override
  public ProbeResult probe(ProbeSpec probe, Duration timeout) {
    return parts.prober().probe(probe, timeout);
  }

  @Override
  public List<NameServer> delegation(DnsName zone) {
    return parts.authorities().delegation(zone);
  }

  @Override
  public Resolved resolve(DnsName name) {
    return parts.authorities().resolve(name);
  }

  @Override
  public List<Answer> ask(NameServer server, List<RecordKey> keys) {
    return parts.authorities().ask(server, keys);
  }

  @Override
  public List<ServerSight> inspect(NameServer server, DnsName zone, List<RecordKey> keys) {
    return parts.authorities().inspect(server, zone, keys);
  }

  @Override
  public Optional<Boolean> resolves(DnsName name) {
    return switch (parts.names().resolve(name.text(), Deadline.in(ticker, LOOKUP_MAX))) {
      case Resolution.Found _ -> Optional.of(true);
      case Resolution.NoAddress _ -> Optional.of(false);
      case Resolution.Unknown _ -> Optional.empty();
    };
  }

  /// API hosts are found by the same resolvers as everything else; the last good answer is used
  /// while none of them answers.
  @Override
  public List<InetAddress> addresses(String host) throws UnknownHostException {
    return switch (parts.names().resolve(host, Deadline.in(ticker, LOOKUP_MAX))) {
      case Resolution.Found found -> found.addresses();
      case Resolution.NoAddress(String detail) -> throw new UnknownHostException(detail);
      case Resolution.Unknown(String detail) -> throw new UnknownHostException(detail);
    };
  }

  /// Finds hosts that we send to on somebody's word: an address that is not public only if this
  /// host's own files name it, or the configuration lists its network (I93).
  HostLookup outside() {
    return host -> {
      Parts now = parts;
      return switch (now.names().resolve(host, Deadline.in(ticker, LOOKUP_MAX))) {
        case Resolution.Found found -> permitted(now, host, found);
        case Resolution.NoAddress(String detail) -> throw new UnknownHostException(detail);
        case Resolution.Unknown(String detail) -> throw new UnknownHostException(detail);
      };
    };
  }

  private static List<InetAddress> permitted(Parts parts, String host, Resolution.Found found)
      throws UnknownHostException {
    if (found.source() != Resolution.Source.DNS) {
      return found.addresses();
    }
    List<InetAddress> permitted =
        found.addresses().stream().filter(parts.addresses()::permits).toList();
    if (permitted.isEmpty()) {
      throw new UnknownHostException(
          host + " leads to an address that is not public; list its network in probe-networks");
    }
    return permitted;
  }

  private Parts parts(Config config) {
    DnsExchange exchange = new DnsExchange(ticker, new SecureRandom());
    NameFiles files = nameFiles(config);
    Upstream upstream = new Upstream(files::resolvers, exchange);
    NameResolver names = new NameResolver(files, upstream, ticker);
    AddressRules addresses = AddressRules.allowing(config.agent().probeNetworks());
    ProbeRules rules = new ProbeRules(managed(config)::contains, addresses);
    return new Parts(
        new NetworkProber(ticker, names, exchange, rules, Trust.system()),
        new DnsAuthorities(names, upstream, exchange, ticker, NameServer.DNS_PORT),
        names,
        addresses);
  }

  private static NameFiles nameFiles(Config config) {
    List<InetSocketAddress> configured =
        config.agent().resolvers().stream()
            .map(r -> new InetSocketAddress(r.host(), r.port()))
            .toList();
    return new NameFiles(
        configured, () -> text(Path.of("/etc/resolv.conf")), () -> text(Path.of("/etc/hosts")));
  }

  /// A file that can't be read says nothing.
  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /// The names whose records wayout moves: a probe must not follow them.
  private static Set<DnsName> managed(Config config) {
    return config.topology().domains().values().stream()
        .flatMap(d -> d.links().stream())
        .map(l -> l.name())
        .collect(Collectors.toUnmodifiableSet());
  }
}
