// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import io.wayout.engine.probe.Destination.Ended;
import io.wayout.engine.probe.Destination.Reachable;
import io.wayout.engine.resolve.Deadline;
import io.wayout.engine.resolve.DeadlineSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/// Passes when a TLS handshake ends well: TLS 1.2 or newer, a chain that leads to a trusted
/// authority, and a certificate for the server name (RFC 9525).
final class TlsProbe {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Destinations destinations;
  private final SSLSocketFactory sockets;

  TlsProbe(Destinations destinations, X509TrustManager trust) {
    this.destinations = destinations;
    this.sockets = Trust.context(trust).getSocketFactory();
  }

  ProbeResult probe(ProbeSpec.Tls spec, Clocked clock) {
    SSLParameters parameters = new SSLParameters();
    try {
      parameters.setServerNames(List.of(new SNIHostName(spec.serverName().text())));
    } catch (IllegalArgumentException noHostName) {
      return Clocked.inconclusive(spec.serverName() + " can't be sent as a TLS server name");
    }
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(PROTOCOLS);
    return switch (destinations.find(spec.host(), clock.deadline())) {
      case Ended(ProbeResult result) -> result;
      case Reachable destination ->
          Tried.inOrder(
              destination,
              clock,
              (address, connecting) ->
                  new Attempt(spec, parameters, new InetSocketAddress(address, spec.port()), clock)
                      .run(connecting));
    };
  }

  /// When the server's own certificate ends.
  static Optional<Instant> expiry(List<? extends Certificate> chain) {
    return chain.stream()
        .limit(1)
        .filter(X509Certificate.class::isInstance)
        .map(certificate -> ((X509Certificate) certificate).getNotAfter().toInstant())
        .findFirst();
  }

  private final class Attempt {
    private final ProbeSpec.Tls spec;
    private final SSLParameters parameters;
    private final InetSocketAddress peer;
    private final Clocked clock;

    private Attempt(
        ProbeSpec.Tls spec, SSLParameters parameters, InetSocketAddress peer, Clocked clock) {
      this.spec = spec;
      this.parameters = parameters;
      this.peer = peer;
      this.clock = clock;
    }

    private Tried run(Deadline connecting) {
      String place = peer.getAddress().getHostAddress() + " port " + peer.getPort();
      boolean connected = false;
      try (DeadlineSocket socket = new DeadlineSocket(connecting)) {
        socket.connect(peer);
        connected = true;
        socket.until(clock.deadline());
        return new Tried(handshake(socket, place), true);
      } catch (IOException e) {
        String doing = connected ? "shaking hands with " : "connecting to ";
        return new Tried(clock.failed(e, doing + place), connected);
      }
    }

    private ProbeResult handshake(DeadlineSocket socket, String place) throws IOException {
      String name = spec.serverName().text();
      SSLSocket tls = (SSLSocket) sockets.createSocket(socket, name, spec.port(), false);
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      List<Certificate> chain = List.of(tls.getSession().getPeerCertificates());
      String detail = tls.getSession().getProtocol() + " for " + name + " at " + place;
      return clock.pass(detail, expiry(chain));
    }
  }
}
