// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final int FIRST_OF_THE_KERNEL = 32_768;

  /// A test binds its servers to several addresses of 127/8, and some time after it was told the
  /// port.
  @Test
  void unused_isFreeOnEveryAddressAndNotTheKernelsToGive() throws IOException {
    int port = Ports.unused().getPort();

    assertThat(port).isLessThan(FIRST_OF_THE_KERNEL);
    for (String address : new String[] {"127.0.0.1", "127.0.0.12"}) {
      InetAddress here = InetAddress.ofLiteral(address);
      try (ServerSocket tcp = new ServerSocket(port, 1, here);
          DatagramSocket udp = new DatagramSocket(new InetSocketAddress(here, port));
          Socket client = new Socket(here, port)) {
        assertThat(client.getPort()).isEqualTo(tcp.getLocalPort()).isEqualTo(udp.getLocalPort());
      }
    }
  }

  @Test
  void unused_isGivenOnce() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      assertThat(given.add(Ports.unused().getPort())).as("%s", given).isTrue();
    }
  }
}
