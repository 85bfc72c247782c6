// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.resolve;

import io.wayout.dns.DnsName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What this host knows about names: its resolvers and its hosts file. The texts are asked for at
/// each use, for a host often gets its network after its daemons; they are parsed when they have
/// changed. Thread-safe if the suppliers are.
public final class NameFiles {
  private static final int DNS_PORT = 53;

  private final List<InetSocketAddress> configured;
  private final Lines resolvConf;
  private final Lines hosts;

  /// @param configured resolvers to ask instead of those of `resolvConf`; may be empty
  /// @param resolvConf the text of resolv.conf(5); empty if it can't be read
  /// @param hosts the text of hosts(5); empty if it can't be read
  public NameFiles(
      List<InetSocketAddress> configured, Supplier<String> resolvConf, Supplier<String> hosts) {
    this.configured = List.copyOf(configured);
    this.resolvConf = new Lines(resolvConf);
    this.hosts = new Lines(hosts);
  }

  /// The resolvers in the order of preference; this host itself if none is known (resolv.conf(5)).
  public List<InetSocketAddress> resolvers() {
    if (!configured.isEmpty()) {
      return configured;
    }
    List<InetSocketAddress> system =
        resolvConf
            .words()
            .filter(words -> words.length > 1 && words[0].equals("nameserver"))
            .flatMap(words -> literal(words[1]).stream())
            .map(address -> new InetSocketAddress(address, DNS_PORT))
            .toList();
    return system.isEmpty()
        ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), DNS_PORT))
        : system;
  }

  /// What the hosts file says about a name (hosts(5)); empty if nothing.
  public List<InetAddress> hosts(DnsName name) {
    return hosts
        .words()
        .filter(words -> Arrays.stream(words).skip(1).anyMatch(name.text()::equalsIgnoreCase))
        .flatMap(words -> literal(words[0]).stream())
        .toList();
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notLiteral) {
      return Optional.empty();
    }
  }

  /// The words of a text's lines, without comments.
  private static final class Lines {
    private final Supplier<String> text;
    private String parsed = ""; // guarded by this
    private List<String[]> words = List.of(); // guarded by this

    private Lines(Supplier<String> text) {
      this.text = text;
    }

    private Stream<String[]> words() {
      return parse(text.get()).stream();
    }

    private synchronized List<String[]> parse(String current) {
      if (!current.equals(parsed)) {
        words =
            current
                .lines()
                .map(line -> line.replaceFirst("[#;].*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+", -1))
                .toList();
        parsed = current;
      }
      return words;
    }
  }
}
