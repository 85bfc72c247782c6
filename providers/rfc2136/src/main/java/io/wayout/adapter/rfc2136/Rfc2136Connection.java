// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Message;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.WireParseException;

/// Signed messages over one TCP connection (RFC 7766). For one thread and one call of the provider.
final class Rfc2136Connection implements AutoCloseable {
  /// Above the largest message, so that a write never waits for a peer that does not read: it has
  /// no timeout of its own.
  private static final int SEND_BUFFER = 256 * 1024;

  /// How many queries may be under way; small enough that neither side's buffers can fill up.
  private static final int WINDOW = 32;

  private final Socket socket;
  private final TSIG key;
  private final Deadline deadline;
  private final InputStream in;
  private final DataOutputStream out;
  private final Map<Integer, TSIGRecord> waiting = new HashMap<>();
  private final Map<Integer, Reply> replies = new HashMap<>();

  private Rfc2136Connection(Socket socket, TSIG key, Deadline deadline) throws IOException {
    this.socket = socket;
    this.key = key;
    this.deadline = deadline;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  /// @param connecting by when the connection must stand
  /// @param deadline by when everything on it must be over
  static Rfc2136Connection open(
      InetSocketAddress server, TSIG key, Deadline connecting, Deadline deadline)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSendBufferSize(SEND_BUFFER);
      socket.connect(server, connecting.leftMillis());
      return new Rfc2136Connection(socket, key, deadline);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Sends one message and waits for its answer. After an exception the message may have arrived.
  Reply exchange(Message message) throws IOException {
    return exchange(List.of(message)).getFirst();
  }

  /// Sends messages without waiting for each answer, and gives the answers in the messages' order.
  /// Servers may answer in any order (RFC 7766 §7), so the messages are numbered.
  ///
  /// @param messages 1 to 65,536
  List<Reply> exchange(List<Message> messages) throws IOException {
    replies.clear();
    for (int id = 0; id < messages.size(); id++) {
      drain(WINDOW - 1);
      send(messages.get(id), id);
    }
    drain(0);
    return messages.stream().map(m -> replies.get(m.getHeader().getID())).toList();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      replies.clear();
    }
  }

  private void send(Message message, int id) throws IOException {
    message.getHeader().setID(id);
    key.apply(message, null);
    byte[] bytes = message.toWire();
    waiting.put(id, message.getTSIG());
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  /// Receives until no more than `rest` answers are awaited. What is written leaves as soon as
  /// there would be a wait: our next question carries the acknowledgement that a server without
  /// TCP_NODELAY waits for (40 ms each on PowerDNS 4.7).
  private void drain(int rest) throws IOException {
    while (waiting.size() > rest) {
      if (in.available() == 0) {
        out.flush();
      }
      receive();
    }
  }

  private void receive() throws IOException {
    byte[] length = read(2);
    byte[] bytes = read(((length[0] & 0xFF) << 8) | (length[1] & 0xFF));
    Message message = new Message(bytes);
    int id = message.getHeader().getID();
    TSIGRecord signature = waiting.remove(id);
    if (signature == null) {
      throw new WireParseException("an answer with an unknown number");
    }
    replies.put(id, Reply.of(message, bytes, key, signature));
  }

  /// Each single wait ends with the deadline, so a server that trickles can't stretch it.
  private byte[] read(int count) throws IOException {
    byte[] bytes = new byte[count];
    int filled = 0;
    while (filled < count) {
      socket.setSoTimeout(deadline.leftMillis());
      int n = in.read(bytes, filled, count - filled);
      if (n < 0) {
        throw new EOFException("the server closed the connection");
      }
      filled += n;
    }
    return bytes;
  }
}
