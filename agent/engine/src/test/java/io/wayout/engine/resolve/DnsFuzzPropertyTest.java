// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import static io.wayout.engine.resolve.FakeDnsServer.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.engine.resolve.DnsExchange.Query;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Law: whatever a name server sends, each question ends with one reply, and in time.
@Timeout(120)
class DnsFuzzPropertyTest {
  private static final int ANSWERS = Integer.getInteger("wayout.fuzz.dns", 300);
  private static final int HEADER = 12;
  private static final Query QUERY =
      new Query(List.of(Question.of(DnsName.of("www.shop.example"), Type.CNAME)), true);
  private static final Patience SHORT = Patience.of(Duration.ofMillis(30));

  /// Answers whose names point at themselves, whose counts lie, and which end in the middle.
  private static final List<byte[]> CORPUS =
      List.of(
          new byte[0],
          new byte[HEADER],
          new byte[] {0, 0, (byte) 0x84, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 0},
          new byte[] {
            0,
            0,
            (byte) 0x84,
            0,
            0,
            1,
            0,
            1,
            0,
            0,
            0,
            0,
            (byte) 0xc0,
            12,
            0,
            5,
            0,
            1,
            (byte) 0xc0,
            12,
            0,
            5,
            0,
            1,
            0,
            0,
            0,
            60,
            0,
            2,
            (byte) 0xc0,
            30
          });

  private final DnsExchange exchange = RealTime.exchange();
  private final long seed = Long.getLong("wayout.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void anyAnswer_endsTheQuestion() throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      Thread.ofVirtual().start(() -> answer(server));
      InetSocketAddress address = new InetSocketAddress(loopback, server.getLocalPort());
      for (int i = 0; i < ANSWERS; i++) {
        assertThat(exchange.ask(address, QUERY, SHORT)).as("seed %s, round %s", seed, i).hasSize(1);
      }
    }
  }

  private void answer(DatagramSocket server) {
    byte[] room = new byte[1_500];
    for (int i = 0; !server.isClosed(); i++) {
      DatagramPacket packet = new DatagramPacket(room, room.length);
      try {
        server.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] bytes = i < CORPUS.size() ? CORPUS.get(i).clone() : damaged(good(query));
        if (bytes.length > 1 && random.nextInt(10) > 0) {
          bytes[0] = query[0];
          bytes[1] = query[1];
        }
        server.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static byte[] good(byte[] query) throws IOException {
    return FakeDnsServer.reply(
            new Message(query),
            Rcode.NOERROR,
            List.of(),
            record("www.shop.example. 60 CNAME edge.example."))
        .toWire();
  }

  private byte[] damaged(byte[] good) {
    byte[] damaged =
        random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good;
    for (int i = random.nextInt(5); i > 0 && damaged.length > 2; i--) {
      damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt(256);
    }
    return damaged;
  }
}
