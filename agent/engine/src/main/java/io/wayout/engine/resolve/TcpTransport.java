// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.engine.port.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/// Questions over TCP, several on their way at once (RFC 7766 §6.2.1.1). A server that closes the
/// connection early is asked the rest on a new one, as long as each connection brings an answer.
final class TcpTransport {
  private static final int WINDOW = 64;

  private final Ticker ticker;

  TcpTransport(Ticker ticker) {
    this.ticker = ticker;
  }

  List<Reply> ask(InetSocketAddress server, Batch batch, Patience patience) {
    Deadline total = Deadline.in(ticker, patience.total());
    String whyNot = noAnswer(patience.idle());
    int before = -1;
    while (!batch.isDone() && batch.answered() > before) {
      before = batch.answered();
      batch.putBack();
      whyNot = connection(server, batch, total, patience.idle());
    }
    return batch.replies(whyNot);
  }

  static String noAnswer(Duration within) {
    return "no answer within " + within.toMillis() + " ms";
  }

  /// @return why it ended
  private static String connection(
      InetSocketAddress server, Batch batch, Deadline total, Duration idle) {
    try (DeadlineSocket socket = new DeadlineSocket(total.within(idle))) {
      socket.connect(server);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (!batch.isDone()) {
        send(socket.getOutputStream(), batch);
        if (receive(in, batch)) {
          socket.until(total.within(idle));
        }
      }
      return "";
    } catch (SocketTimeoutException late) {
      return noAnswer(idle);
    } catch (EOFException closed) {
      return "the server closed the TCP connection";
    } catch (IOException e) {
      return "TCP: " + e.getMessage();
    }
  }

  /// The window keeps what is sent far below any send buffer, so that writing never blocks.
  private static void send(OutputStream out, Batch batch) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    while (batch.hasWaiting() && batch.onTheirWay() < WINDOW) {
      byte[] wire = batch.wire(batch.start());
      frames.write(wire.length >> 8);
      frames.write(wire.length);
      frames.writeBytes(wire);
    }
    out.write(frames.toByteArray());
  }

  private static boolean receive(DataInputStream in, Batch batch) throws IOException {
    byte[] wire = new byte[in.readUnsignedShort()];
    in.readFully(wire);
    return batch.accept(wire, wire.length);
  }
}
