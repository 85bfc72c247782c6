// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a check does. Only the prober gives it effect.
public sealed interface ProbeSpec {

  /// A request to a web server.
  ///
  /// @param connectTo where to connect while Host and SNI stay the URI's host (`via: target`);
  ///   empty: the URI's own host
  /// @param statuses which statuses pass; never empty
  /// @param bodyMatch a regular expression that the first 256 KiB of the body must contain
  record Http(
      String method,
      URI uri,
      Map<String, String> headers,
      Optional<RecordData> connectTo,
      List<StatusRange> statuses,
      Optional<String> bodyMatch)
      implements ProbeSpec {
    public Http {
      headers = Map.copyOf(headers);
      statuses = List.copyOf(statuses);
    }
  }

  /// A TCP connection that is accepted.
  record Tcp(String host, int port) implements ProbeSpec {}

  /// A TLS handshake with a certificate that is valid for the server name.
  ///
  /// @param serverName the SNI and the name that the certificate must be valid for
  record Tls(String host, int port, DnsName serverName) implements ProbeSpec {}

  /// A DNS question that a server must answer.
  ///
  /// @param server host name or address literal of the server
  /// @param expect an address or name that the answer must contain; empty: any NOERROR answer
  record Dns(String server, int port, DnsName question, String type, Optional<String> expect)
      implements ProbeSpec {}

  /// A program that must end with exit code 0; started without a shell.
  record Exec(List<String> command) implements ProbeSpec {
    public Exec {
      command = List.copyOf(command);
    }
  }

  /// An inclusive range of HTTP statuses.
  record StatusRange(int first, int last) {
    public boolean contains(int status) {
      return first <= status && status <= last;
    }

    @Override
    public String toString() {
      return first == last ? String.valueOf(first) : first + "-" + last;
    }
  }
}
