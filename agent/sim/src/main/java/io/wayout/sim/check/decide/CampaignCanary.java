// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.decide;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Standing;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Safety;
import io.wayout.core.switchover.Switchover;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I11 for evacuations and returns: until one of its moves was served, no more than the canaries
/// move; never more than the blast radius at once; only away from the vendor or home; nothing after
/// it stopped.
final class CampaignCanary implements Oracle {
  private final Map<String, Campaign> campaigns = new HashMap<>();
  private final Set<String> served = new HashSet<>();

  @Override
  public String invariant() {
    return "I11 campaign";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (!(fact instanceof Fact.Kept(List<Durable> durables))) {
      return;
    }
    for (Durable durable : durables) {
      if (durable instanceof Durable.CampaignKept(Campaign next)) {
        Campaign before = campaigns.put(next.id(), next);
        long fresh = next.entries().stream().filter(e -> isNew(e, before)).count();
        if (fresh > 0) {
          judge(before == null ? next : before, next, scene, findings);
        }
        if (next.count(Standing.SERVED) > 0) {
          served.add(next.id());
        }
      }
    }
    Starts.of(fact, scene).forEach(s -> judge(s, scene, findings));
  }

  private static boolean isNew(Campaign.Entry entry, Campaign before) {
    return entry.standing() == Standing.MOVING
        && (before == null
            || before.entries().stream()
                .noneMatch(e ->
                    e.domain().equals(entry.domain())
                        && e.switchover().equals(entry.switchover())));
  }

  private void judge(Campaign before, Campaign next, Scene scene, Findings findings) {
    Safety safety = scene.topology().safety();
    long moving = next.count(Standing.MOVING);
    int domains = scene.topology().domains().size();
    int share = Math.max(1, domains * safety.blastRadiusPercent() / 100);
    if (before.phase().isTerminal()) {
      findings.add(next.id() + " goes on though it is " + before.phase());
    }
    boolean isProven = served.contains(next.id()) || next.count(Standing.SERVED) > 0;
    if (!isProven && moving > safety.canary()) {
      findings.add(next.id() + " moves " + moving + " domains before its canary is served");
    }
    if (!next.options().isWhole() && moving > share) {
      findings.add(next.id() + " moves " + moving + " domains and may " + share);
    }
  }

  private void judge(Switchover s, Scene scene, Findings findings) {
    for (Campaign campaign : campaigns.values()) {
      Domain domain = scene.topology().domains().get(s.domain());
      if (domain != null && campaign.isMark(s.reason())) {
        boolean isAtVendor =
            domain
                .target(s.plan().target())
                .filter(t -> t.vendor().equals(campaign.vendor()))
                .isPresent();
        boolean isHome = domain.preferred().name().equals(s.plan().target());
        boolean isRight = campaign.kind() == Campaign.Kind.EVACUATE ? !isAtVendor : isHome;
        if (!isRight) {
          findings.add(s.id() + " of " + campaign.id() + " goes to " + s.plan().target());
        }
      }
    }
  }
}
