// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.engine.port.Ticker;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Questions over one connected UDP socket on a fresh port, several on their way at once, each
/// repeated while its answer is missing.
final class UdpTransport {
  private static final int WINDOW = 64;
  private static final int REPEATS_PER_IDLE = 3;
  private static final int DATAGRAM_BYTES_MAX = 65_535;

  private final Ticker ticker;

  UdpTransport(Ticker ticker) {
    this.ticker = ticker;
  }

  List<Reply> ask(InetSocketAddress server, Batch batch, Patience patience) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      new Run(socket, batch, patience).toTheEnd();
      return batch.replies(TcpTransport.noAnswer(patience.idle()));
    } catch (PortUnreachableException closed) {
      return batch.replies("nothing listens on UDP port " + server.getPort());
    } catch (IOException e) {
      return batch.replies("UDP: " + e.getMessage());
    }
  }

  /// A datagram that was sent, and when to send it again.
  private record Sent(int id, Deadline repeat) {}

  private final class Run {
    private final DatagramSocket socket;
    private final Batch batch;
    private final Patience patience;
    private final Deadline total;
    private final Duration repeatAfter;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final byte[] buffer = new byte[DATAGRAM_BYTES_MAX];
    private Deadline idle;

    private Run(DatagramSocket socket, Batch batch, Patience patience) {
      this.socket = socket;
      this.batch = batch;
      this.patience = patience;
      this.total = Deadline.in(ticker, patience.total());
      this.repeatAfter = patience.idle().dividedBy(REPEATS_PER_IDLE);
      this.idle = total.within(patience.idle());
    }

    private void toTheEnd() throws IOException {
      while (!batch.isDone() && !idle.isOver()) {
        sendWhatIsDue();
        if (receive()) {
          idle = total.within(patience.idle());
        }
      }
    }

    private void sendWhatIsDue() throws IOException {
      while (batch.hasWaiting() && batch.onTheirWay() < WINDOW) {
        send(batch.start());
      }
      while (!sent.isEmpty() && isSettledOrDue(sent.getFirst())) {
        int id = sent.removeFirst().id();
        if (batch.isOnItsWay(id)) {
          send(id);
        }
      }
    }

    private boolean isSettledOrDue(Sent datagram) {
      return !batch.isOnItsWay(datagram.id()) || datagram.repeat().isOver();
    }

    private void send(int id) throws IOException {
      byte[] wire = batch.wire(id);
      socket.send(new DatagramPacket(wire, wire.length));
      sent.addLast(new Sent(id, Deadline.in(ticker, repeatAfter)));
    }

    private boolean receive() throws IOException {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        Deadline wait = sent.isEmpty() ? idle : idle.within(sent.getFirst().repeat().left());
        socket.setSoTimeout(wait.socketMillis());
        socket.receive(packet);
      } catch (SocketTimeoutException nothingYet) {
        return false;
      }
      return batch.accept(packet.getData(), packet.getLength());
    }
  }
}
