// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

/// A host and a port, as `host:port` in the configuration.
///
/// @param host a host name or an address literal (IPv6 without brackets)
/// @param port 0 to 65535; 0 lets the system choose where something listens
public record HostPort(String host, int port) {
  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
