// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports on 127.0.0.1 that are free at the moment, for TCP and UDP alike. Someone else may take one
/// before it is used, so whoever binds it tries again.
public final class Ports {
  private static final int TRIES = 50;

  private Ports() {}

  /// A port on which nobody listens, so that connections to it are refused.
  public static InetSocketAddress unused() {
    for (int i = 0; i < TRIES; i++) {
      try (ServerSocket tcp = new ServerSocket(0, 1, loopback())) {
        int port = tcp.getLocalPort();
        if (isFreeForUdp(port)) {
          return new InetSocketAddress(loopback(), port);
        }
      } catch (IOException noneLeft) {
        throw new UncheckedIOException("no free port on loopback", noneLeft);
      }
    }
    throw new IllegalStateException("no port on loopback is free for TCP and UDP alike");
  }

  static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }

  private static boolean isFreeForUdp(int port) {
    try (DatagramSocket udp = new DatagramSocket(port, loopback())) {
      return udp.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
