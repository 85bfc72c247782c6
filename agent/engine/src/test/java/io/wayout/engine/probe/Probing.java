// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.core.model.ProbeSpec.StatusRange;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.engine.resolve.DnsExchange;
import io.wayout.engine.resolve.NameFiles;
import io.wayout.engine.resolve.NameResolver;
import io.wayout.engine.resolve.RealTime;
import io.wayout.engine.resolve.Upstream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509TrustManager;

/// A prober in a small world: names are known from a hosts file, `www.shop.example` is a link.
record Probing(String hosts, List<InetSocketAddress> resolvers, X509TrustManager trust) {
  static final Duration LONG = Duration.ofSeconds(20);
  static final Duration SHORT = Duration.ofMillis(500);
  private static final Set<DnsName> LINKS =
      Set.of(DnsName.of("www.shop.example"), DnsName.of("www.hatch.example"));

  Probing() {
    this(
        """
        127.0.0.1 shop.example lb.cloud.example www.shop.example
        """,
        List.of(new InetSocketAddress("127.0.0.1", 9)),
        Trust.system());
  }

  Probing trusting(X509TrustManager authority) {
    return new Probing(hosts, resolvers, authority);
  }

  Probing asking(InetSocketAddress resolver) {
    return new Probing(hosts, List.of(resolver), trust);
  }

  ProbeResult probe(ProbeSpec spec, Duration timeout) {
    DnsExchange exchange = RealTime.exchange();
    NameFiles files = new NameFiles(resolvers, () -> "", () -> hosts);
    NameResolver names =
        new NameResolver(files, new Upstream(files::resolvers, exchange), RealTime.TICKER);
    ProbeRules rules = new ProbeRules(LINKS::contains, AddressRules.publicOnly());
    return new NetworkProber(RealTime.TICKER, names, exchange, rules, trust).probe(spec, timeout);
  }

  /// Comparable: how long it took is another matter.
  ProbeResult probeTimeless(ProbeSpec spec) {
    return timeless(probe(spec, LONG));
  }

  static ProbeResult timeless(ProbeResult result) {
    return result instanceof ProbeResult.Pass pass
        ? new ProbeResult.Pass(Duration.ZERO, pass.detail(), pass.certificateExpires())
        : result;
  }

  static ProbeSpec.Http get(String uri) {
    return new ProbeSpec.Http(
        "GET",
        URI.create(uri),
        Map.of(),
        Optional.empty(),
        List.of(new StatusRange(200, 299)),
        Optional.empty());
  }

  static ProbeSpec.Http via(ProbeSpec.Http spec, RecordData target) {
    return new ProbeSpec.Http(
        spec.method(),
        spec.uri(),
        spec.headers(),
        Optional.of(target),
        spec.statuses(),
        spec.bodyMatch());
  }

  static ProbeSpec.Http expecting(ProbeSpec.Http spec, String body) {
    return new ProbeSpec.Http(
        spec.method(),
        spec.uri(),
        spec.headers(),
        spec.connectTo(),
        spec.statuses(),
        Optional.of(body));
  }
}
