// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.port.Prober;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.DnsExchange;
import io.wayout.engine.resolve.NameResolver;
import java.time.Duration;
import javax.net.ssl.X509TrustManager;

/// Makes each kind of probe against the real world, on the caller's thread and within its timeout
/// (I94). Thread-safe; the caller bounds how many run at once.
public final class NetworkProber implements Prober {
  private final Ticker ticker;
  private final HttpProbe http;
  private final TcpProbe tcp;
  private final TlsProbe tls;
  private final DnsProbe dns;
  private final ExecProbe exec;

  /// @param trust whose certificates count, e.g. [Trust#system]
  public NetworkProber(
      Ticker ticker,
      NameResolver names,
      DnsExchange exchange,
      ProbeRules rules,
      X509TrustManager trust) {
    this.ticker = ticker;
    Destinations destinations = new Destinations(names, rules);
    http = new HttpProbe(destinations, trust);
    tcp = new TcpProbe(destinations);
    tls = new TlsProbe(destinations, trust);
    dns = new DnsProbe(destinations, exchange);
    exec = new ExecProbe();
  }

  @Override
  public ProbeResult probe(ProbeSpec probe, Duration timeout) {
    Clocked clock = new Clocked(Deadline.in(ticker, timeout), timeout);
    return switch (probe) {
      case ProbeSpec.Http spec -> http.probe(spec, clock);
      case ProbeSpec.Tcp spec -> tcp.probe(spec, clock);
      case ProbeSpec.Tls spec -> tls.probe(spec, clock);
      case ProbeSpec.Dns spec -> dns.probe(spec, clock);
      case ProbeSpec.Exec spec -> exec.probe(spec, clock);
    };
  }
}
