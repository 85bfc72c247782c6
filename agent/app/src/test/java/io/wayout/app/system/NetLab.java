// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.junit.jupiter.api.Assumptions.abort;

import io.wayout.testkit.server.ServerPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// A network of its own for one process: a namespace at the end of one cable, where loopback
/// addresses of this host have addresses of their own, and rules by which packets get lost.
///
/// Needs root and the tools `ip` and `nft`; the test is skipped where namespaces are not allowed.
final class NetLab implements AutoCloseable {
  private static final String AGENT = ".200";
  private static final String AGENT6 = "::c8";

  private final String id = "wo%05x".formatted(ThreadLocalRandom.current().nextInt(0x100000));
  private final String net = "10.77." + ThreadLocalRandom.current().nextInt(256);
  private final String net6 = "fd77:%x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
  private final String ip = ServerPrograms.require("ip", "iproute2").toString();
  private final String nft = ServerPrograms.require("nft", "nftables").toString();
  private final List<String> prefix = List.of(ip, "netns", "exec", id);

  /// @param services the last part of an address, and which loopback address it stands for
  NetLab(Map<Integer, String> services) {
    Program first = run(List.of(ip, "netns", "add", id));
    if (first.exitCode() != 0) {
      abort("network namespaces are not allowed here (needs root): " + first.output().strip());
    }
    String here = id + "h";
    String there = id + "n";
    require(ip, "link", "add", here, "type", "veth", "peer", "name", there);
    require(ip, "link", "set", there, "netns", id);
    services.keySet().forEach(n -> require(ip, "addr", "add", address(n) + "/24", "dev", here));
    services.keySet().forEach(n -> sixth(List.of(), address6(n), here));
    require(ip, "link", "set", here, "up");
    require(ip, "-n", id, "addr", "add", net + AGENT + "/24", "dev", there);
    sixth(List.of("-n", id), net6 + AGENT6, there);
    require(ip, "-n", id, "link", "set", there, "up");
    require(ip, "-n", id, "link", "set", "lo", "up");
    write("/proc/sys/net/ipv4/conf/" + here + "/route_localnet", "1");
    StringBuilder rules = new StringBuilder("table ip " + id + " { chain in { ");
    rules.append("type nat hook prerouting priority dstnat; ");
    services.forEach((n, to) ->
        rules.append("iifname %s ip daddr %s dnat to %s; ".formatted(here, address(n), to)));
    require(
        nft,
        rules
            .append("}; chain faults { type filter hook prerouting priority -300; }; }")
            .toString());
    inside("table inet " + id + " { chain faults { type filter hook input priority 0; }; }");
  }

  /// At once, without asking whether another host has the address.
  private void sixth(List<String> where, String address, String device) {
    List<String> command = new ArrayList<>(List.of(ip));
    command.addAll(where);
    command.addAll(List.of("addr", "add", address + "/64", "dev", device, "nodad"));
    require(command.toArray(new String[0]));
  }

  /// What goes before a command, so that it runs in this network.
  List<String> prefix() {
    return prefix;
  }

  String network() {
    return net + ".0/24";
  }

  String network6() {
    return net6 + "::/64";
  }

  String address(int service) {
    return net + "." + service;
  }

  /// An address of this host's end of the cable; a service has to listen there itself.
  String address6(int service) {
    return "%s::%x".formatted(net6, service);
  }

  /// Nothing comes through, and nobody is told.
  void cut(int service) {
    dropOut("ip daddr " + address(service) + " drop");
    dropIn("ip saddr " + address(service) + " drop");
  }

  /// Nothing comes back over IPv6.
  void cut6(int service) {
    dropIn("ip6 saddr " + address6(service) + " meta l4proto tcp drop");
  }

  /// Connections stand and requests arrive, but nothing that is said comes back.
  void deafen(int service) {
    dropIn("ip saddr " + address(service) + " tcp flags & psh == psh drop");
    dropIn("ip saddr " + address(service) + " meta l4proto udp drop");
  }

  /// A protocol to one port is filtered.
  ///
  /// @param protocol `udp` or `tcp`
  void filter(int service, String protocol, int port) {
    dropOut("ip daddr " + address(service) + " " + protocol + " dport " + port + " drop");
  }

  /// A service is somewhere else: packets to it come to another port of loopback.
  void divert(int service, int port) {
    require(
        nft,
        "insert rule ip %s in iifname %sh ip daddr %s udp dport 1-65535 dnat to 127.0.0.1:%d"
            .formatted(id, id, address(service), port));
    require(
        nft,
        "insert rule ip %s in iifname %sh ip daddr %s tcp dport 1-65535 dnat to 127.0.0.1:%d"
            .formatted(id, id, address(service), port));
  }

  /// Large packets from there vanish, and nobody says that they were too large.
  void swallowLarge(int service, int bytesMax) {
    dropIn("ip saddr " + address(service) + " meta length > " + bytesMax + " drop");
  }

  /// Each packet is lost with this probability, in both directions.
  void lose(int percent) {
    dropIn("numgen random mod 100 < " + percent + " drop");
    dropOut("numgen random mod 100 < " + percent + " drop");
  }

  /// The cable itself: taken away or put back.
  void plug(boolean isIn) {
    require(ip, "-n", id, "link", "set", id + "n", isIn ? "up" : "down");
  }

  /// Every packet comes through again.
  void heal() {
    inside("flush chain inet " + id + " faults");
    require(nft, "flush chain ip " + id + " faults");
  }

  /// Behind the cable, so that nobody is told that a packet was not sent.
  private void dropOut(String rule) {
    require(nft, "add rule ip " + id + " faults iifname " + id + "h " + rule);
  }

  private void dropIn(String rule) {
    inside("add rule inet " + id + " faults " + rule);
  }

  private void inside(String rules) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(nft, rules));
    require(command.toArray(new String[0]));
  }

  private static void require(String... command) {
    Program run = run(List.of(command));
    if (run.exitCode() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + run.output());
    }
  }

  private static Program run(List<String> command) {
    return Program.run(command);
  }

  private static void write(String file, String text) {
    try {
      Files.writeString(Path.of(file), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    run(List.of(nft, "delete table ip " + id));
    run(List.of(ip, "link", "del", id + "h"));
    run(List.of(ip, "netns", "del", id));
  }
}
