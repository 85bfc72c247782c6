// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.sim.world.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I02, I03, I12: only what is declared is written, only where it is declared, never with a longer
/// TTL, and never over a value that someone else put there, unless an operator said so.
final class AllowedTargets implements Oracle {
  private final Set<String> overwriting = new HashSet<>();

  @Override
  public String invariant() {
    return "I02 allowed targets";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Sent sent) {
      judge(sent, scene, findings);
    }
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      durables.forEach(this::remember);
    }
    if (fact instanceof Fact.Replied(Command.Switch wish, var result) && wish.overwriteForeign()) {
      for (CommandResult.Entry entry : result.entries()) {
        if (entry instanceof CommandResult.Started(_, String switchover)) {
          overwriting.add(switchover);
        }
      }
    }
  }

  /// An evacuation may have been told to overwrite, too.
  private void remember(Durable durable) {
    if (durable instanceof Durable.CampaignKept(Campaign campaign)
        && campaign.options().isOverwriting()) {
      campaign.entries().forEach(e -> e.switchover().ifPresent(overwriting::add));
    }
  }

  private void judge(Fact.Sent sent, Scene scene, Findings findings) {
    Change change = sent.change();
    Optional<Domain> domain = scene.owner(change.key());
    Optional<Link> link =
        domain.stream()
            .flatMap(d -> d.links().stream())
            .filter(l -> l.keys().contains(change.key()) && l.accounts().contains(sent.account()))
            .findFirst();
    if (domain.isEmpty() || link.isEmpty()) {
      findings.add("#" + sent.id() + " writes " + change.key() + ", which is nobody's link");
      return;
    }
    if (!scene.isDeclared(domain.get(), link.get(), change.wanted().data())) {
      findings.add("#" + sent.id() + " writes " + change.wanted().data());
    }
    boolean isOurs =
        change.expected() instanceof Expected.Data(var data)
            && scene.isDeclared(domain.get(), link.get(), data);
    boolean mayOverwrite =
        scene.newest(domain.get().name()).filter(s -> overwriting.contains(s.id())).isPresent();
    if (!isOurs && !mayOverwrite) {
      findings.add("#" + sent.id() + " replaces " + change.expected() + ", which is not ours");
    }
    scene
        .record(new LinkAccount(change.key(), sent.account()))
        .filter(held -> held.ttl().compareTo(change.wanted().ttl()) < 0)
        .ifPresent(held -> findings.add("#" + sent.id() + " raises the TTL of " + held));
  }
}
