// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Topology;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.RecordData;
import io.wayout.sim.check.Court;
import io.wayout.sim.world.ApiState;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.TargetState;
import io.wayout.sim.world.Topologies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A stage whose primary a test can take down, and what can be asked about it afterwards.
final class Play {
  static final Duration LONG = Duration.ofHours(2);

  final Topology topology;
  final Stage stage;

  /// Shops that share a pool, with the agent settled in.
  Play(int shops, int links) {
    this.topology = Topologies.shops(shops, links);
    this.stage = new Stage(topology, 42);
    stage.pass(Duration.ofMinutes(1));
  }

  void primary(TargetState state) {
    stage.world().target(Topologies.host("shop", 0)).turn(state, LONG);
  }

  void api(String account, ApiState state) {
    stage.world().vendor(account).api().turn(state, LONG);
  }

  void pass(long seconds) {
    stage.pass(Duration.ofSeconds(seconds));
  }

  /// Nothing is wrong any more, and the agent has had its time.
  void heal() {
    stage.world().heal();
    pass(1_500);
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    stage.world().history().all().forEach(h -> facts.add(h.fact()));
    return facts;
  }

  /// The accounts that changes were sent to, in order.
  List<String> sent() {
    return facts().stream()
        .filter(f -> f instanceof Fact.Sent)
        .map(f -> ((Fact.Sent) f).account())
        .toList();
  }

  /// How many record changes of ours took effect.
  long applied() {
    return facts().stream()
        .filter(f -> f instanceof Fact.Applied a && a.sent().isPresent())
        .count();
  }

  /// What a link of the nth shop truly holds.
  String holds(int shop, int link) {
    LinkAccount place = place(shop, link);
    RecordData data = stage.world().vendor(place.account()).get(place.key()).orElseThrow().data();
    return data.toString();
  }

  LinkAccount place(int shop, int link) {
    var spec =
        topology.domains().values().stream()
            .filter(d -> d.name().equals(Topologies.shop(shop)))
            .findFirst()
            .orElseThrow()
            .links()
            .get(link - 1);
    return new LinkAccount(spec.keys().getFirst(), spec.accounts().getFirst());
  }

  /// The newest switchover of the nth shop.
  Switchover newest(int shop) {
    Switchover newest = stage.state().switchovers().get(Topologies.shop(shop));
    assertThat(newest).as("a switchover of shop %d", shop).isNotNull();
    return newest;
  }

  /// Every invariant held until now.
  void isClean() {
    assertThat(Court.judge(topology, stage.world().history().all())).isEmpty();
  }
}
