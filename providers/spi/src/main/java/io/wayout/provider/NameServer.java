// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// Where an authoritative server listens.
///
/// @param host a host name or an address literal (IPv6 without brackets)
/// @param port 1 to 65535; 53 nearly always
public record NameServer(String host, int port) {
  public static final int DNS_PORT = 53;

  public NameServer {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not within 1 to 65535");
    }
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
