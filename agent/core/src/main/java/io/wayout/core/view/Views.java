// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.view;

import io.wayout.core.decide.Decider;
import io.wayout.core.decide.Decision;
import io.wayout.core.decide.Situation;
import io.wayout.core.facts.Climates;
import io.wayout.core.facts.Facts;
import io.wayout.core.facts.TimeToSwitch;
import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Standing;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.plane.ZoneSight;
import io.wayout.core.view.DomainView.LinkView;
import io.wayout.core.view.DomainView.ReplicaView;
import io.wayout.core.view.DomainView.TargetView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a snapshot of the state. Pure.
public final class Views {

  private Views() {}

  /// All domains, in the order of their names.
  public static List<DomainView> domains(State state, Instant now) {
    Situation.Climate climate = Climates.of(state, now);
    return state.topology().domains().values().stream()
        .map(d -> view(state, d, climate, now))
        .toList();
  }

  public static DomainView domain(State state, Domain domain, Instant now) {
    return view(state, domain, Climates.of(state, now), now);
  }

  private static DomainView view(
      State state, Domain domain, Situation.Climate climate, Instant now) {
    Situation situation = Facts.situation(state, domain, climate, now);
    DomainMemory memory = state.memory(domain.name());
    Optional<Standing> standing = Optional.ofNullable(state.standings().get(domain.name()));
    return new DomainView(
        domain,
        memory.generation(),
        situation.effective(),
        memory.desired(),
        domain.targets().stream()
            .map(t -> new TargetView(t, Facts.health(state, domain, t, now)))
            .toList(),
        links(state, domain),
        decision(situation, standing, now),
        standing.map(Standing::since).orElse(state.startedAt()),
        Optional.ofNullable(state.switchovers().get(domain.name())),
        memory.block().filter(b -> b.holds(now)),
        situation.freeze(),
        TimeToSwitch.of(state, domain));
  }

  /// A gate that only the whole agent sees (pacing, no way out, advise) is remembered; the others
  /// are as fresh as the question.
  private static Decision decision(Situation situation, Optional<Standing> standing, Instant now) {
    Decision fresh = Decider.decide(situation, now);
    return fresh instanceof Decision.Move ? standing.map(Standing::decision).orElse(fresh) : fresh;
  }

  private static List<LinkView> links(State state, Domain domain) {
    List<LinkView> links = new ArrayList<>();
    for (Link link : domain.links()) {
      List<ReplicaView> replicas = link.places().stream().map(p -> replica(state, p)).toList();
      links.add(new LinkView(links.size() + 1, link, replicas));
    }
    return links;
  }

  private static ReplicaView replica(State state, LinkAccount place) {
    return new ReplicaView(
        place,
        state.topology().account(place.account()).vendor(),
        Optional.ofNullable(state.controlPlanes().get(place.account())),
        Optional.ofNullable(state.dataPlanes().get(place)),
        Optional.ofNullable(state.records().get(place)),
        Optional.ofNullable(
            state.zones().get(new ZoneSight.Place(place.account(), place.key().zone()))));
  }
}
