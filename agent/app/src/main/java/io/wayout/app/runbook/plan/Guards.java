// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.plan;

import io.wayout.app.config.key.Times;
import io.wayout.app.runbook.model.Guard;
import io.wayout.core.audit.Cell;
import io.wayout.core.audit.EscapeMatrix;
import io.wayout.core.audit.Outage;
import io.wayout.core.audit.Plane;
import io.wayout.core.audit.Row;
import io.wayout.core.facts.Facts;
import io.wayout.core.facts.Freezes;
import io.wayout.core.fold.State;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Judges what must hold before a run begins.
public final class Guards {
  private static final int MINUTES_PER_HOUR = 60;

  private Guards() {}

  /// @param text what it asks for, and what is so
  /// @param isPassing it is a matter of time alone, and opens by itself
  public record Judged(boolean isOpen, boolean isPassing, String text) {}

  public static Judged judge(Guard guard, Sight sight) {
    return switch (guard) {
      case Guard.Healthy healthy -> healthy(healthy, sight);
      case Guard.NotFrozen frozen -> notFrozen(frozen, sight);
      case Guard.WayOut wayOut -> wayOut(wayOut, sight);
      case Guard.DrillFresh(var age) -> drill(age, sight);
      case Guard.Window window -> window(window, sight.wall());
    };
  }

  private static Judged healthy(Guard.Healthy guard, Sight sight) {
    State state = sight.state();
    List<Domain> domains = new ArrayList<>();
    if (guard.domain().isPresent()) {
      Choices.domain(state.topology(), guard.domain().get()).ifPresent(domains::add);
    } else {
      domains.addAll(state.topology().domains().values());
    }
    int seen = 0;
    for (Domain domain : domains) {
      Optional<Target> target = domain.target(guard.target());
      if (target.isPresent()) {
        seen++;
        TargetHealth health = Facts.health(state, domain, target.get(), sight.now());
        if (health.verdict() != Verdict.UP) {
          return shut(
              "%s of %s is %s: %s"
                  .formatted(guard.target(), domain.name(), health.verdict(), health.detail()));
        }
      }
    }
    return seen == 0
        ? shut("no domain has a target '" + guard.target() + "'")
        : open(guard.target() + " is up for " + seen + (seen == 1 ? " domain" : " domains"));
  }

  private static Judged notFrozen(Guard.NotFrozen guard, Sight sight) {
    State state = sight.state();
    Freeze.Scope scope = Choices.scope(guard.where());
    Optional<Freeze> freeze = Optional.ofNullable(state.freezes().get(scope));
    Optional<Freeze> whole =
        Optional.ofNullable(state.freezes().get(new Freeze.Scope.Everything()));
    Optional<Freeze> found =
        freeze.or(() -> whole).or(() -> covering(scope, sight)).filter(f -> !f.isOver(sight.now()));
    String subject = guard.where().words();
    return found
        .map(f -> shut(subject + " is frozen by " + f.actor() + ": " + f.reason()))
        .orElseGet(() -> open(subject + " is not frozen"));
  }

  private static Optional<Freeze> covering(Freeze.Scope scope, Sight sight) {
    State state = sight.state();
    if (!(scope instanceof Freeze.Scope.OfDomain(var name))) {
      return Optional.empty();
    }
    return Optional.ofNullable(state.topology().domains().get(name))
        .flatMap(domain ->
            Freezes.covering(
                state, domain, Facts.chain(state, domain, sight.now()).effective(), sight.now()));
  }

  private static Judged wayOut(Guard.WayOut guard, Sight sight) {
    Plane plane = Plane.valueOf(guard.plane().toUpperCase(Locale.ROOT));
    Outage outage = Outage.of(guard.vendor(), plane);
    EscapeMatrix matrix =
        EscapeMatrix.of(
            sight.state(),
            sight.home(),
            List.copyOf(sight.state().topology().domains().values()),
            List.of(outage),
            sight.now());
    for (Row row : matrix.rows()) {
      if (row.cells().stream().anyMatch(Cell::isStuck)) {
        return shut(
            "%d domains (%s …) have no way out of '%s'"
                .formatted(row.domains().size(), row.domains().getFirst(), outage));
      }
    }
    return open("every domain has a way out of '" + outage + "'");
  }

  private static Judged drill(Duration age, Sight sight) {
    String asked = "a live drill that ended well within " + Times.shown(age);
    Optional<Instant> last =
        sight.state().rehearsals().values().stream()
            .flatMap(r -> r.greenAt().stream())
            .max(Comparator.naturalOrder());
    if (last.isEmpty()) {
      return shut(asked + " is asked for; none is known (wayout drill --live DOMAIN)");
    }
    return last.get().plus(age).isBefore(sight.now())
        ? shut(asked + " is asked for; the last one was at " + last.get())
        : open(asked + ": at " + last.get());
  }

  private static Judged window(Guard.Window guard, Instant wall) {
    ZonedDateTime time = wall.atZone(guard.zone());
    int minute = time.getHour() * MINUTES_PER_HOUR + time.getMinute();
    boolean isOverNight = guard.toMinute() <= guard.fromMinute();
    boolean isEarlyPart = isOverNight && minute < guard.toMinute();
    boolean isInside =
        isEarlyPart || (minute >= guard.fromMinute() && (isOverNight || minute < guard.toMinute()));
    var day = isEarlyPart ? time.getDayOfWeek().minus(1) : time.getDayOfWeek();
    boolean isOpen = isInside && guard.days().contains(day);
    String text =
        "it is %s %02d:%02d in %s; the window is %02d:%02d to %02d:%02d"
            .formatted(
                time.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT),
                time.getHour(),
                time.getMinute(),
                guard.zone(),
                guard.fromMinute() / MINUTES_PER_HOUR,
                guard.fromMinute() % MINUTES_PER_HOUR,
                guard.toMinute() / MINUTES_PER_HOUR,
                guard.toMinute() % MINUTES_PER_HOUR);
    return new Judged(isOpen, !isOpen, text);
  }

  private static Judged open(String text) {
    return new Judged(true, false, text);
  }

  private static Judged shut(String text) {
    return new Judged(false, false, text);
  }
}
