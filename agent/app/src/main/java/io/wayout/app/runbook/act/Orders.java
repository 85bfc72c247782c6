// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.config.key.Times;
import io.wayout.app.runbook.act.Work.Outcome;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Choice;
import io.wayout.app.runbook.model.Where;
import io.wayout.app.runbook.plan.Choices;
import io.wayout.app.runbook.run.Inverse;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Freezes and acknowledgements. A freeze that somebody else ordered stays as it is.
final class Orders {
  private final Agents agents;

  Orders(Agents agents) {
    this.agents = agents;
  }

  Outcome freeze(Work work, Act.Freeze act) throws InterruptedException {
    Freeze.Scope scope = Choices.scope(act.where());
    Optional<Freeze> now = holding(scope);
    if (now.isPresent() && now.get().actor().equals(work.actor())) {
      return Outcome.well("frozen");
    }
    if (now.isPresent()) {
      work.notes().note(Map.of(Inverse.FOUND, now.get().actor()));
      return Outcome.well("it was frozen already, by " + now.get().actor());
    }
    String reason = act.reason().isEmpty() ? work.mark() : act.reason();
    return one(agents.order(work, new Command.SetFreeze(scope, reason, Times.parse(act.span()))));
  }

  Outcome unfreeze(Work work, Where where) throws InterruptedException {
    Freeze.Scope scope = Choices.scope(where);
    Optional<Freeze> now = holding(scope);
    if (now.isEmpty() && !work.isAgain()) {
      work.notes().note(Map.of(Inverse.FOUND, "free"));
    }
    if (now.isEmpty()) {
      return Outcome.well("it is not frozen");
    }
    work.notes().note(Map.of("reason", now.get().reason()));
    return one(agents.order(work, new Command.LiftFreeze(scope)));
  }

  Outcome acknowledge(Work work, Choice choice) throws InterruptedException {
    List<Domain> domains = Choices.domains(agents.state().topology(), choice);
    if (domains.isEmpty()) {
      return Outcome.failed("no domain is chosen");
    }
    return one(
        agents.order(work, new Command.Acknowledge(domains.stream().map(Domain::name).toList())));
  }

  private Optional<Freeze> holding(Freeze.Scope scope) {
    return Optional.ofNullable(agents.state().freezes().get(scope))
        .filter(f -> !f.isOver(agents.now()));
  }

  private static Outcome one(List<CommandResult.Entry> entries) {
    String refused =
        entries.stream()
            .filter(CommandResult.Refused.class::isInstance)
            .map(e -> ((CommandResult.Refused) e).refusal().message())
            .collect(Collectors.joining("; "));
    return refused.isEmpty() ? Outcome.well("done") : Outcome.failed(refused);
  }
}
