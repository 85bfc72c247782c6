// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.Durable;
import io.wayout.sim.world.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The moves that an operator told to overwrite what others wrote. Confined to one thread.
final class OverwriteOrders {
  private final Set<String> switchovers = new HashSet<>();

  boolean cover(String switchover) {
    return switchovers.contains(switchover);
  }

  void hear(Fact fact) {
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      durables.forEach(this::remember);
    }
    if (fact instanceof Fact.Replied(Command.Switch wish, var result) && wish.overwriteForeign()) {
      for (CommandResult.Entry entry : result.entries()) {
        if (entry instanceof CommandResult.Started(_, String switchover)) {
          switchovers.add(switchover);
        }
      }
    }
  }

  /// An evacuation may have been told to overwrite, too.
  private void remember(Durable durable) {
    if (durable instanceof Durable.CampaignKept(Campaign campaign)
        && campaign.options().isOverwriting()) {
      campaign.entries().forEach(e -> e.switchover().ifPresent(switchovers::add));
    }
  }
}
