// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the API listens.
///
/// @param socket the Unix socket of the API
/// @param group the system group that may use the socket; empty: the group of the process
/// @param listen an extra TCP address, which takes tokens only
/// @param tls what TCP proves itself with; always there if `listen` is beyond loopback
/// @param hosts names by which clients reach the TCP address, besides its own
public record AdminSettings(
    Path socket,
    Optional<String> group,
    Optional<HostPort> listen,
    Optional<Tls> tls,
    List<String> hosts) {
  public AdminSettings {
    hosts = List.copyOf(hosts);
  }

  /// Only a socket.
  public static AdminSettings of(Path socket, Optional<String> group) {
    return new AdminSettings(socket, group, Optional.empty(), Optional.empty(), List.of());
  }

  /// Two files in PEM (RFC 7468).
  ///
  /// @param certificate the server's certificate, then those that lead to its authority
  /// @param key its private key, PKCS #8, without a passphrase
  public record Tls(Path certificate, Path key) {}
}
