// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Ports that are free on every address of this host, for TCP and UDP alike, and are given to
/// nobody else in this process. Thread-safe.
///
/// They lie below those that the kernel hands out by itself (from 32,768 on in Linux,
/// `ip_local_port_range`): otherwise any connection on its way out may take one before it is used.
public final class Ports {
  private static final int FIRST = 10_240;
  private static final int BEYOND = 32_768;
  private static final int TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /// A port on 127.0.0.1 on which nobody listens, so that connections to it are refused.
  ///
  /// @throws IllegalStateException if a thousand tries found none
  public static InetSocketAddress unused() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (GIVEN.add(port) && isFree(port)) {
        return new InetSocketAddress(loopback(), port);
      }
    }
    throw new IllegalStateException("no port is free for TCP and UDP alike");
  }

  static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }

  private static boolean isFree(int port) {
    try (ServerSocket tcp = new ServerSocket(port);
        DatagramSocket udp = new DatagramSocket(port)) {
      return tcp.isBound() && udp.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
