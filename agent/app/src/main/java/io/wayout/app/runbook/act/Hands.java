// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.http.AgentPort;
import io.wayout.app.runbook.act.Work.Outcome;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.model.Rights;
import io.wayout.provider.Wire;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Carries out acts. Blocks until an act is over, or the thread is interrupted. Thread-safe.
public final class Hands {
  private final Moves moves;
  private final Campaigns campaigns;
  private final Orders orders;
  private final Waits waits;
  private final Calls calls;
  private final Telling telling;

  /// Tells people.
  @FunctionalInterface
  public interface Telling {
    /// Takes a message to be sent; a second one with the same key is the same message.
    ///
    /// @param level `info`, `warn` or `alarm`
    void tell(String key, String level, String text);
  }

  /// @param wires makes a wire with a deadline that reaches public addresses and these networks
  public record Tools(
      AgentPort agent,
      Supplier<Rights> rights,
      BiFunction<Duration, List<String>, Wire> wires,
      Telling telling) {}

  public Hands(Tools tools) {
    Agents agents = new Agents(tools.agent());
    this.moves = new Moves(agents);
    this.campaigns = new Campaigns(agents);
    this.orders = new Orders(agents);
    this.waits = new Waits(agents);
    this.calls = new Calls(tools);
    this.telling = tools.telling();
  }

  /// Does it, or joins what was begun before.
  public Outcome perform(Work work) throws InterruptedException {
    return switch (work.act()) {
      case Act.Switch act -> moves.move(work, act);
      case Act.PutBack(var targets) -> moves.putBack(work, targets);
      case Act.Campaign act -> campaigns.lead(work, act);
      case Act.Freeze act -> orders.freeze(work, act);
      case Act.Unfreeze(var where) -> orders.unfreeze(work, where);
      case Act.Acknowledge(var choice) -> orders.acknowledge(work, choice);
      case Act.Await act -> waits.await(work, act);
      case Act.Delay(var span) -> waits.delay(work, span);
      case Act.Http act -> calls.send(work, act);
      case Act.Exec act -> calls.run(work, act);
      case Act.Notify(var level, var text) -> {
        telling.tell(work.run().id() + "/" + work.step().path(), level, text);
        yield Outcome.well("told");
      }
      case Act.Pause _, Act.Approval _, Act.Parallel _ ->
          Outcome.failed("a step of this kind has no hands");
    };
  }

  /// Calls off what it began, as far as that can be.
  public void callOff(Work work) throws InterruptedException {
    if (work.act() instanceof Act.Campaign act) {
      campaigns.callOff(work, act);
    } else if (work.act() instanceof Act.Switch || work.act() instanceof Act.PutBack) {
      moves.callOff(work);
    }
  }
}
