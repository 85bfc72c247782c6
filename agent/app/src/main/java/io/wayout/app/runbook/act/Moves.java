// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.act;

import io.wayout.app.runbook.act.Work.Outcome;
import io.wayout.app.runbook.model.Act;
import io.wayout.app.runbook.plan.Choices;
import io.wayout.app.runbook.plan.Forecast;
import io.wayout.app.runbook.run.Inverse;
import io.wayout.core.fold.Command;
import io.wayout.core.fold.CommandResult;
import io.wayout.core.fold.State;
import io.wayout.core.model.Domain;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Moves of domains, followed until they are served. A move that this step began before is joined
/// by its id; a domain that someone else has moved since then is left alone.
final class Moves {
  private static final int NAMED_MAX = 5;
  private final Agents agents;

  Moves(Agents agents) {
    this.agents = agents;
  }

  Outcome move(Work work, Act.Switch act) throws InterruptedException {
    State state = agents.state();
    List<String> unknown = Choices.unknown(state.topology(), act.choice());
    if (!unknown.isEmpty()) {
      return Outcome.failed(String.join("; ", unknown));
    }
    List<Domain> domains = Choices.domains(state.topology(), act.choice());
    Map<String, String> was = new TreeMap<>();
    for (Domain domain : domains) {
      Forecast.whereabouts(state, domain, agents.now())
          .filter(at -> !at.equals(act.target()))
          .ifPresent(at -> was.put(Inverse.WAS + domain.name(), at));
    }
    work.notes().note(was);
    Course course = new Course(work);
    List<DnsName> left = course.without(domains.stream().map(Domain::name).toList());
    if (!left.isEmpty()) {
      course.hear(
          agents.order(
              work,
              new Command.Switch(
                  left,
                  Optional.of(act.target()),
                  act.isForced(),
                  act.isOverwriting(),
                  act.setsTtl(),
                  work.mark(),
                  List.of())));
    }
    return course.follow();
  }

  /// Only what this run moved goes back.
  Outcome putBack(Work work, Map<String, String> targets) throws InterruptedException {
    Course course = new Course(work);
    Map<String, List<DnsName>> byTarget = new TreeMap<>();
    for (Map.Entry<String, String> entry : targets.entrySet()) {
      DnsName name = DnsName.of(entry.getKey());
      Switchover newest = agents.state().switchovers().get(name);
      boolean isOurs = newest != null && newest.actor().equals(work.actor());
      if (isOurs) {
        byTarget.computeIfAbsent(entry.getValue(), _ -> new ArrayList<>()).add(name);
      } else {
        course.leave(name, "someone else moved it since, or nobody did");
      }
    }
    for (Map.Entry<String, List<DnsName>> entry : byTarget.entrySet()) {
      course.hear(
          agents.order(
              work,
              new Command.Switch(
                  entry.getValue(),
                  Optional.of(entry.getKey()),
                  false,
                  false,
                  work.mark(),
                  List.of())));
    }
    return course.follow();
  }

  /// Stops moves of this step that are under way.
  void callOff(Work work) throws InterruptedException {
    for (Switchover move : List.copyOf(agents.state().switchovers().values())) {
      boolean isOurs = move.actor().equals(work.actor()) && move.reason().equals(work.mark());
      if (isOurs && !move.isQuiet()) {
        agents.order(work, new Command.Abort(move.domain()));
      }
    }
  }

  /// The moves of one step.
  private final class Course {
    private final Work work;
    private final Map<DnsName, String> ids = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int done;

    Course(Work work) {
      this.work = work;
    }

    /// The domains that are still to be ordered.
    List<DnsName> without(List<DnsName> all) {
      List<DnsName> left = new ArrayList<>();
      Instant since = work.step().begunAt().orElse(Instant.MAX);
      for (DnsName name : all) {
        Switchover newest = agents.state().switchovers().get(name);
        boolean isNewer = newest != null && !newest.startedAt().isBefore(since);
        if (!work.isAgain() || newest == null) {
          left.add(name);
        } else if (isOurs(newest) && newest.phase() != Phase.ABORTED) {
          ids.put(name, newest.id());
        } else if (isNewer && !isOurs(newest)) {
          leave(name, newest.actor() + " moved it to " + newest.plan().target() + " meanwhile");
        } else {
          left.add(name);
        }
      }
      return left;
    }

    private boolean isOurs(Switchover move) {
      return move.actor().equals(work.actor()) && move.reason().equals(work.mark());
    }

    void leave(DnsName name, String why) {
      failures.add(name + ": left alone, " + why);
    }

    void hear(List<CommandResult.Entry> entries) {
      for (CommandResult.Entry entry : entries) {
        switch (entry) {
          case CommandResult.Started(var domain, var id) -> ids.put(domain, id);
          case CommandResult.Unchanged _, CommandResult.Done _ -> done++;
          case CommandResult.Refused(var subject, var refusal) ->
              failures.add(subject + ": " + refusal.message());
          case CommandResult.Campaigning _, CommandResult.Rehearsing _ -> done++;
        }
      }
    }

    Outcome follow() throws InterruptedException {
      int total = ids.size() + done + failures.size();
      String told = "";
      while (!ids.isEmpty()) {
        look();
        String counts = done + " of " + total + " served";
        if (!counts.equals(told)) {
          work.notes().tell(counts);
          told = counts;
        }
        if (!ids.isEmpty()) {
          agents.pause();
        }
      }
      if (failures.isEmpty()) {
        return Outcome.well(done + (done == 1 ? " domain is there" : " domains are there"));
      }
      return Outcome.failed(
          failures.size()
              + " of "
              + total
              + " failed: "
              + String.join("; ", failures.subList(0, Math.min(NAMED_MAX, failures.size()))));
    }

    private void look() {
      for (Map.Entry<DnsName, String> entry : List.copyOf(ids.entrySet())) {
        Optional<Switchover> move = agents.move(entry.getKey(), entry.getValue());
        boolean isServed = move.flatMap(Switchover::servedAt).isPresent();
        boolean isOver = move.isEmpty() || move.get().phase().isTerminal();
        if (isServed) {
          done++;
          ids.remove(entry.getKey());
        } else if (isOver) {
          failures.add(
              entry.getKey() + ": " + move.map(Switchover::detail).orElse("its move is forgotten"));
          ids.remove(entry.getKey());
        }
      }
    }
  }
}
