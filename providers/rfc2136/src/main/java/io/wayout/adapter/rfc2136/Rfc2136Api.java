// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.provider.Change;
import io.wayout.provider.NameServer;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.TSIG;

/// One method per exchange with a primary.
final class Rfc2136Api {
  private final Rfc2136Settings settings;
  private final InstantSource clock;
  private final Duration requestDeadline;

  Rfc2136Api(Rfc2136Settings settings, InstantSource clock, Duration requestDeadline) {
    this.settings = settings;
    this.clock = clock;
    this.requestDeadline = requestDeadline;
  }

  List<NameServer> servers() {
    return settings.servers();
  }

  /// The deadline of a call that begins now.
  Deadline deadline() {
    return Deadline.in(requestDeadline, clock);
  }

  /// The key as it is now. dnsjava's object is not for several threads, so each call has its own.
  ///
  /// @throws UnusableKey if its secret can't be read, or is not Base64
  TSIG key() throws UnusableKey {
    byte[] bytes = secret();
    return new TSIG(
        TSIG.algorithmToName(settings.algorithm()),
        Rfc2136Wire.name(settings.keyName()),
        new SecretKeySpec(bytes, "RAW"),
        clock.withZone(ZoneOffset.UTC));
  }

  /// @param connecting by when the connection must stand
  /// @param deadline by when everything on it must be over
  Rfc2136Connection connect(NameServer server, TSIG key, Deadline connecting, Deadline deadline)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException("the name '" + server.host() + "' has no address");
    }
    return Rfc2136Connection.open(address, key, connecting, deadline);
  }

  /// One SOA query per zone.
  List<Reply> soas(Rfc2136Connection connection, List<DnsName> zones) throws IOException {
    return connection.exchange(zones.stream().map(Rfc2136Wire::soaQuery).toList());
  }

  /// A query that proves nothing but that the server answers and knows the key.
  Reply greet(Rfc2136Connection connection) throws IOException {
    return connection.exchange(Rfc2136Wire.rootQuery());
  }

  /// One query per record set.
  List<Reply> read(Rfc2136Connection connection, List<RecordKey> keys) throws IOException {
    return connection.exchange(keys.stream().map(Rfc2136Wire::query).toList());
  }

  /// All changes in one message, which the server applies whole or not at all.
  Reply update(Rfc2136Connection connection, List<Change> changes) throws IOException {
    return connection.exchange(Rfc2136Wire.update(changes));
  }

  /// The decoder's own complaint quotes the secret, so it is not passed on (I90).
  private byte[] secret() throws UnusableKey {
    try {
      byte[] bytes = Base64.getDecoder().decode(settings.secret().reveal().strip());
      if (bytes.length == 0) {
        throw new UnusableKey("the TSIG secret is empty");
      }
      return bytes;
    } catch (Secret.Unavailable unreadable) {
      throw new UnusableKey("the TSIG secret can't be read: " + unreadable.getMessage());
    } catch (IllegalArgumentException notBase64) {
      throw new UnusableKey("the TSIG secret is not Base64");
    }
  }

  /// There is no key to sign with at the moment.
  static final class UnusableKey extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableKey(String message) {
      super(message);
    }

    ProviderFailure failure() {
      return new Denied(String.valueOf(getMessage()));
    }
  }
}
