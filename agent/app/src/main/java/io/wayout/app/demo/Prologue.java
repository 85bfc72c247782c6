// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

/// Says what will be seen.
final class Prologue {
  private final Narrator narrator;

  Prologue(Narrator narrator) {
    this.narrator = narrator;
  }

  void tell(World world) {
    narrator.say(
        "wayout demo: two DNS vendors, two clouds and one agent, all on this host's loopback."
            + " Nothing leaves it, and nothing is left afterwards.");
    narrator.say("");
    narrator.quote(
        """
        www.shop.example ──CNAME──▶ www.hatch.example ──CNAME──▶ primary (cloud-a, 127.0.0.1)
          link 1 @ alder              link 2 @ birch             standby (cloud-b, 127.0.0.2)
        """);
    narrator.say("");
    narrator.say(
        "alder answers DNS at 127.0.0.1:%d, birch at 127.0.0.1:%d, the origins HTTP at port %d."
            .formatted(
                world.alder().server().address().getPort(),
                world.birch().server().address().getPort(),
                world.webPort()));
    narrator.say(
        "The agent checks both origins every 500 ms, and three failures in a row mean down.");
  }
}
