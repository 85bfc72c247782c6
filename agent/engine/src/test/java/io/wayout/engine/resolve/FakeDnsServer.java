// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A DNS server on loopback, over UDP and TCP on one port, whose answers a test decides.
public final class FakeDnsServer implements AutoCloseable {
  private static final int TRIES = 50;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Responder responder;
  private final List<Message> overUdp = new CopyOnWriteArrayList<>();
  private final List<Message> overTcp = new CopyOnWriteArrayList<>();

  /// What to send back, in order; nothing to stay silent.
  @FunctionalInterface
  public interface Responder {
    List<Message> answer(Message query, boolean tcp);
  }

  private FakeDnsServer(DatagramSocket udp, ServerSocket tcp, Responder responder) {
    this.udp = udp;
    this.tcp = tcp;
    this.responder = responder;
    Thread.ofVirtual().start(this::serveUdp);
    Thread.ofVirtual().start(this::serveTcp);
  }

  public static FakeDnsServer start(Responder responder) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return startAt("127.0.0.1", 0, responder);
      } catch (BindException taken) {
        // The port is free for UDP and taken for TCP; the next one may be free for both.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("no port is free for both UDP and TCP");
  }

  public static FakeDnsServer startAt(String address, int port, Responder responder)
      throws IOException {
    InetAddress host = InetAddress.ofLiteral(address);
    DatagramSocket udp = new DatagramSocket(new InetSocketAddress(host, port));
    try {
      return new FakeDnsServer(udp, new ServerSocket(udp.getLocalPort(), 50, host), responder);
    } catch (IOException taken) {
      udp.close();
      throw taken;
    }
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  public int port() {
    return udp.getLocalPort();
  }

  public List<Message> overUdp() {
    return overUdp;
  }

  public List<Message> overTcp() {
    return overTcp;
  }

  /// An answer to the query: `flags` may hold AA and TC.
  public static Message reply(Message query, int rcode, List<Integer> flags, Record... records) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    flags.forEach(reply.getHeader()::setFlag);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    Arrays.stream(records).forEach(record -> reply.addRecord(record, Section.ANSWER));
    return reply;
  }

  /// A record in zone file form, e.g. `www.shop.example. 60 CNAME edge.example.`.
  public static Record record(String text) {
    try {
      String[] words = text.split(" ", 4);
      int type = Type.value(words[2]);
      var name = Name.fromString(words[0]);
      long ttl = Long.parseLong(words[1]);
      return Record.fromString(name, type, DClass.IN, ttl, words[3], Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serveUdp() {
    byte[] buffer = new byte[65_535];
    try {
      while (!udp.isClosed()) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
        overUdp.add(query);
        SocketAddress client = packet.getSocketAddress();
        for (Message answer : responder.answer(query, false)) {
          byte[] wire = answer.toWire();
          udp.send(new DatagramPacket(wire, wire.length, client));
        }
      }
    } catch (IOException closed) {
      udp.close();
    }
  }

  private void serveTcp() {
    try {
      while (!tcp.isClosed()) {
        Socket socket = tcp.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      udp.close();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        byte[] wire = new byte[in.readUnsignedShort()];
        in.readFully(wire);
        Message query = new Message(wire);
        overTcp.add(query);
        for (Message answer : responder.answer(query, true)) {
          byte[] bytes = answer.toWire();
          out.writeShort(bytes.length);
          out.write(bytes);
        }
      }
    } catch (IOException closed) {
      overTcp.size();
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
