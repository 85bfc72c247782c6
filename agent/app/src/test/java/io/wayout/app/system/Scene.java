// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.app.json.Json;
import io.wayout.dns.DnsName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A world of four vendors with its agent, its operator and its protocol.
final class Scene implements AutoCloseable {
  /// Short times, so that a scene takes seconds.
  static final String POLICY =
      "mode: auto, down-for: 0s, standby-for: 1s, restore-after: 3s, block: 1s";

  final FourVendors world;
  final Operator operator;
  final Protocol protocol;
  private final Path config;
  private AgentProcess agent;

  /// Starts everything and waits until the domain is calm at its primary.
  Scene(String name, FourVendors world) {
    this.world = world;
    this.config = world.config(POLICY);
    this.operator = new Operator(world.socket());
    this.protocol = new Protocol(name);
    this.agent = start();
    operator.awaitCalm(FourVendors.DOMAIN);
    protocol.show("before", world.dig());
  }

  private AgentProcess start() {
    return AgentProcess.start(config, world.folder.resolve("agent.log")).awaitReady(world.socket());
  }

  /// SIGKILL, and a new start from what is on the disk.
  void crash() {
    agent.kill();
    agent = start();
  }

  void awaitLink1(DnsName target) {
    Operator.await("link 1 is " + target, () -> world.link1().equals(Optional.of(target)));
    protocol.passed("link 1 leads to " + target);
  }

  void awaitLink2(DnsName target) {
    Operator.await("link 2 is " + target, () -> world.link2().equals(Optional.of(target)));
    protocol.passed("link 2 leads to " + target);
  }

  void awaitServed(String target) {
    Operator.await(
        "served by " + target,
        () -> {
          Json moves = operator.get("/switchovers?domain=" + FourVendors.DOMAIN);
          Json newest = moves.list("switchovers").getLast();
          return newest.text("target").equals(target)
              && List.of("SERVED", "DONE").contains(newest.text("phase"));
        });
    protocol.passed("proven at every name server");
  }

  /// The verdict on the API of an account of a link, as the agent sees it.
  String control(int link, int account) {
    return plane(link, account).get("control").text("verdict");
  }

  /// The verdict on the name servers of an account of a link.
  String data(int link, int account) {
    return plane(link, account).get("data").text("verdict");
  }

  /// The verdict on a target.
  String health(String target) {
    return operator.domain(FourVendors.DOMAIN).list("targets").stream()
        .filter(t -> t.text("name").equals(target))
        .map(t -> t.text("verdict"))
        .findFirst()
        .orElseThrow();
  }

  /// What holds the domain; empty if nothing does.
  String gate() {
    return operator.domain(FourVendors.DOMAIN).get("decision").text("gate");
  }

  /// Is a move under way or about to begin?
  boolean isBusy() {
    return operator.domain(FourVendors.DOMAIN).has("switchover");
  }

  /// Are users led to a target that is up, by name servers that answer? If not, is one of these
  /// reasons told?
  boolean isAnswered(List<String> reasons) {
    String at = operator.domain(FourVendors.DOMAIN).get("effective").text("target");
    boolean isThrough = world.link1().equals(Optional.of(FourVendors.LINK2));
    boolean isDead = data(1, 0).equals("DOWN") || (isThrough && data(2, 0).equals("DOWN"));
    return reasons.contains(gate()) || (!isDead && health(at).equals("UP"));
  }

  private Json plane(int link, int account) {
    return operator
        .domain(FourVendors.DOMAIN)
        .list("links")
        .get(link - 1)
        .list("accounts")
        .get(account);
  }

  /// Waits until the agent knows that these APIs don't work.
  void awaitRefused(int... links) {
    for (int link : links) {
      Operator.await("the API of link " + link, () -> control(link, 0).equals("DOWN"));
    }
  }

  Program wayout(String... words) {
    String[] command = new String[words.length + 2];
    System.arraycopy(words, 0, command, 0, words.length);
    command[words.length] = "--socket";
    command[words.length + 1] = world.socket().toString();
    Program run = Program.wayout(command);
    protocol.show("`wayout " + String.join(" ", words) + "`", run.output());
    return run;
  }

  String log() {
    return agent.log();
  }

  @Override
  public void close() throws Exception {
    protocol.show("after", world.dig());
    protocol.write();
    agent.close();
    world.close();
  }
}
