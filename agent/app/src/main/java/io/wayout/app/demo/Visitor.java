// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.engine.port.Authorities;
import io.wayout.engine.port.Authorities.Answer;
import io.wayout.engine.port.Authorities.Expands;
import io.wayout.engine.port.Authorities.Has;
import io.wayout.engine.port.Authorities.HasNot;
import io.wayout.engine.port.Authorities.Silent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A user with a browser and no cache: asks the authoritative servers for the business name,
/// follows its CNAMEs, connects, and reads the page. Knows nothing of wayout. Thread-safe.
final class Visitor {
  private static final int PATIENCE_MILLIS = 500;
  private static final int PAGE_BYTES_MAX = 4096;
  private static final int LINKS_MAX = 8;

  private final World world;
  private final Authorities authorities;
  private final InstantSource clock;

  Visitor(World world, Authorities authorities, InstantSource clock) {
    this.world = world;
    this.authorities = authorities;
    this.clock = clock;
  }

  /// Asks for the page once. Blocks for seconds at most.
  Visit visit() {
    List<String> path = new ArrayList<>();
    try {
      String page = page(address(path));
      return new Visit(clock.instant(), true, page, path);
    } catch (IOException failed) {
      return new Visit(clock.instant(), false, String.valueOf(failed.getMessage()), path);
    }
  }

  private InetAddress address(List<String> path) throws IOException {
    DnsName name = World.DOMAIN;
    for (int i = 0; i < LINKS_MAX; i++) {
      Vendor vendor = hostOf(name);
      RecordType type = vendor.equals(world.internet()) ? RecordType.A : RecordType.CNAME;
      RecordSet set = ask(vendor, new RecordKey(vendor.zone(), name, type));
      path.add(line(name, set, vendor));
      switch (set.data()) {
        case RecordData.Cname(DnsName next) -> name = next;
        case RecordData.Addresses addresses -> {
          return InetAddress.ofLiteral(addresses.addresses().getFirst());
        }
        case RecordData.Alias _, RecordData.Text _ ->
            throw new IOException(name + " holds " + set.data() + ", which leads nobody on");
      }
    }
    throw new IOException("the CNAMEs go round in circles");
  }

  private Vendor hostOf(DnsName name) throws IOException {
    for (Vendor vendor : List.of(world.alder(), world.birch(), world.internet())) {
      if (name.isWithin(vendor.zone())) {
        return vendor;
      }
    }
    throw new IOException("nobody hosts " + name);
  }

  private RecordSet ask(Vendor vendor, RecordKey key) throws IOException {
    Answer answer = authorities.ask(vendor.server().nameServer(), List.of(key)).getFirst();
    return switch (answer) {
      case Has(RecordSet set) -> set;
      case HasNot _ -> throw new IOException(vendor.name() + " has no " + key);
      case Silent(String detail) -> throw new IOException(detail);
      case Expands _ -> throw new IOException("the demo has no aliases");
    };
  }

  private static String line(DnsName owner, RecordSet set, Vendor vendor) {
    return String.format(
        Locale.ROOT,
        "%-25s %4d IN %-5s %-25s ; %s, 127.0.0.1:%d",
        owner.absolute(),
        set.ttl().seconds(),
        set.data().type(),
        set.data().values().getFirst(),
        vendor.name(),
        vendor.server().address().getPort());
  }

  private String page(InetAddress address) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: " + World.DOMAIN + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(address, world.webPort()), PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(PAGE_BYTES_MAX);
      return body(new String(answer, StandardCharsets.UTF_8));
    }
  }

  private static String body(String answer) throws IOException {
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0 || !answer.startsWith("HTTP/1.1 200 ")) {
      throw new IOException("no page");
    }
    return answer.substring(end).strip();
  }
}
