// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.trigger;

import io.wayout.app.runbook.RunRefused;
import io.wayout.app.runbook.Runbooks;
import io.wayout.app.runbook.Wish;
import io.wayout.app.runbook.model.CronTimes;
import io.wayout.app.runbook.model.Trigger;
import io.wayout.app.runbook.model.Trigger.Kind;
import io.wayout.core.model.Notice;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.Ticker;
import io.wayout.store.sqlite.desk.TriggerRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Starts runbooks at their times. A time that passed while no agent ran is told, and not made up
/// for: what was right then may be wrong now. Confined to the thread that ticks.
public final class Schedule {
  private static final int MISSED_MAX = 1_000;
  private final Runbooks runbooks;
  private final Triggers triggers;
  private final TriggerRows rows;
  private final Ticker ticker;
  private final Set<String> seen = new HashSet<>();

  public Schedule(Runbooks runbooks, Triggers triggers, TriggerRows rows, Ticker ticker) {
    this.runbooks = runbooks;
    this.triggers = triggers;
    this.rows = rows;
    this.ticker = ticker;
  }

  /// To be called every second.
  public void tick() {
    for (Trigger trigger : runbooks.shelf().triggers().values()) {
      if (trigger.kind() instanceof Kind.Schedule schedule) {
        try {
          tick(trigger, schedule);
        } catch (StoreException later) {
          // The next tick tries it again; nothing is started without its mark.
        }
      }
    }
  }

  private void tick(Trigger trigger, Kind.Schedule schedule) throws StoreException {
    Instant wall = ticker.wall();
    boolean isFirst = seen.add(trigger.name());
    Optional<Instant> mark = rows.mark(trigger.name());
    if (mark.isEmpty()) {
      rows.keepMark(trigger.name(), wall);
      return;
    }
    List<Instant> due = due(schedule, mark.get(), wall);
    if (due.isEmpty()) {
      return;
    }
    rows.keepMark(trigger.name(), wall);
    if (isFirst) {
      tellMissed(trigger, due);
    } else {
      start(trigger, schedule, due.getLast());
    }
  }

  private static List<Instant> due(Kind.Schedule schedule, Instant mark, Instant wall) {
    List<Instant> due = new ArrayList<>();
    CronTimes times = CronTimes.of(schedule.at());
    Optional<Instant> next = times.after(mark, schedule.zone());
    while (next.isPresent() && !next.get().isAfter(wall) && due.size() < MISSED_MAX) {
      due.add(next.get());
      next = times.after(next.get(), schedule.zone());
    }
    return due;
  }

  private void tellMissed(Trigger trigger, List<Instant> due) {
    triggers.tell(
        Notice.Code.SCHEDULE_MISSED,
        Notice.Level.WARN,
        "%s missed %d times while no agent ran, the last one at %s; nothing is made up for"
            .formatted(trigger.name(), due.size(), due.getLast()),
        trigger.name());
  }

  private void start(Trigger trigger, Kind.Schedule schedule, Instant at) {
    Wish wish =
        new Wish(
            trigger.runbooks().getFirst(),
            schedule.values(),
            Optional.of(trigger.name() + "/" + at),
            "trigger " + trigger.name(),
            trigger.name(),
            "scheduled for " + at.atZone(schedule.zone()));
    try {
      triggers.start(trigger, wish);
    } catch (HookRefused refused) {
      tellRefused(trigger, refused.message());
    } catch (RunRefused refused) {
      tellRefused(trigger, refused.message());
    }
  }

  private void tellRefused(Trigger trigger, String text) {
    triggers.tell(
        Notice.Code.TRIGGER_REFUSED,
        Notice.Level.WARN,
        trigger.name() + " could not start its runbook: " + text,
        trigger.name());
  }
}
