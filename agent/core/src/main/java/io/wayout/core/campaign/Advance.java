// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.campaign;

import io.wayout.core.campaign.Campaign.Entry;
import io.wayout.core.campaign.Campaign.Phase;
import io.wayout.core.campaign.Campaign.Standing;
import io.wayout.core.campaign.Outlook.Course;
import io.wayout.core.campaign.Outlook.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a campaign does next: a canary first, then as many at once as may be, and a stop when moves
/// fail (I11).
public final class Advance {
  private static final int FAILURES_MIN = 3;
  private static final int FAILURES_PERCENT = 10;
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

  private final Sight sight;
  private final Instant now;
  private final Set<String> proven = new HashSet<>();
  private final Map<String, Integer> moving = new HashMap<>();
  private final List<Ready> ready = new ArrayList<>();
  private int slots;

  private Advance(Sight sight, Instant now) {
    this.sight = sight;
    this.now = now;
  }

  /// A move to begin.
  public record Ready(Entry entry, Outlook.Ready outlook) {}

  /// What follows.
  ///
  /// @param campaign before the moves begin
  /// @param ready the moves to begin, in order
  public record Step(Campaign campaign, List<Ready> ready) {}

  /// @param isTick also looks again at what could not go before; between ticks only what saves a
  ///   batch from waiting is begun
  public static Step next(Campaign campaign, Sight sight, boolean isTick, Instant now) {
    return new Advance(sight, now).next(campaign, isTick);
  }

  private Step next(Campaign before, boolean isTick) {
    Campaign heard = before.with(before.entries().stream().map(this::hear).toList());
    Optional<String> trouble = trouble(heard);
    if (before.phase().isTerminal()) {
      return new Step(heard, List.of());
    }
    if (trouble.isPresent()) {
      return new Step(heard.to(Phase.HALTED, trouble.get(), now), List.of());
    }
    Campaign looked = isWorthwhile(heard, isTick) ? heard.with(look(heard, isTick)) : heard;
    Phase phase = ready.isEmpty() ? phase(looked) : phase(heard);
    return new Step(looked.to(phase, phase == before.phase() ? before.detail() : "", now), ready);
  }

  /// What became of a move that is under way.
  private Entry hear(Entry entry) {
    if (!entry.isUnderWay()) {
      return entry;
    }
    return switch (sight.course(entry)) {
      case Course.Going() -> entry;
      case Course.Served() -> entry.to(Standing.SERVED, "", now);
      case Course.Slow(var why) ->
          entry.standing() == Standing.HELD ? entry : entry.to(Standing.HELD, why, now).failed();
      case Course.Vain(var why) -> entry.to(Standing.WAITING, why, now).released();
      case Course.Failed(var why) -> {
        Entry held = entry.to(Standing.HELD, why, now).released();
        yield entry.standing() == Standing.HELD ? held : held.failed();
      }
      case Course.Overtaken(var why) -> entry.to(Standing.SKIPPED, why, now);
    };
  }

  /// A canary that fails stops everything; later, so many of them.
  private static Optional<String> trouble(Campaign campaign) {
    List<Entry> failed =
        campaign.entries().stream()
            .filter(e -> e.standing() == Standing.HELD && e.failures() > 0)
            .toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    Entry first = failed.getFirst();
    if (campaign.count(Standing.SERVED) == 0) {
      return Optional.of("the canary " + first.domain() + " failed: " + first.detail());
    }
    int bound = Math.max(FAILURES_MIN, campaign.entries().size() * FAILURES_PERCENT / 100);
    return failed.size() <= bound
        ? Optional.empty()
        : Optional.of(
            failed.size()
                + " moves failed, which is more than "
                + bound
                + "; the first one: "
                + first.domain()
                + ": "
                + first.detail());
  }

  /// Few at a time would spoil the batches of the accounts.
  private boolean isWorthwhile(Campaign campaign, boolean isTick) {
    int going = (int) campaign.count(Standing.MOVING);
    slots = sight.room();
    if (campaign.count(Standing.SERVED) == 0) {
      slots = Math.min(slots, sight.canary() - going);
    }
    return isTick ? slots > 0 : slots >= Math.max(1, Math.min(going, left(campaign)));
  }

  private static int left(Campaign campaign) {
    return (int) campaign.count(Standing.WAITING);
  }

  private List<Entry> look(Campaign campaign, boolean isTick) {
    for (Entry entry : campaign.entries()) {
      if (entry.standing() == Standing.SERVED) {
        proven.add(entry.sort());
      } else if (entry.standing() == Standing.MOVING) {
        moving.merge(entry.sort(), 1, Integer::sum);
      }
    }
    return campaign.entries().stream().map(e -> isDue(e, isTick) ? look(e) : e).toList();
  }

  private boolean isDue(Entry entry, boolean isTick) {
    return slots > 0
        && (entry.standing() == Standing.WAITING
            || (isTick
                && entry.standing() == Standing.HELD
                && !entry.isUnderWay()
                && !entry.since().plus(pause(entry)).isAfter(now)));
  }

  /// What was only stuck goes as soon as it can.
  private static Duration pause(Entry entry) {
    if (entry.failures() == 0) {
      return Duration.ZERO;
    }
    Duration pause = PAUSE.multipliedBy(1L << Math.min(entry.failures() - 1, 10));
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }

  private Entry look(Entry entry) {
    return switch (sight.outlook(entry)) {
      case Outlook.Ready outlook -> {
        if (mayGo(outlook.sort())) {
          slots--;
          moving.merge(outlook.sort(), 1, Integer::sum);
          ready.add(new Ready(entry, outlook));
        }
        yield entry;
      }
      case Outlook.Needless(var why) -> entry.to(Standing.SKIPPED, why, now);
      case Outlook.Stuck(var why) -> isSame(entry, why) ? entry : entry.to(Standing.HELD, why, now);
      case Outlook.Unclear _ -> entry;
    };
  }

  private boolean mayGo(String sort) {
    return proven.contains(sort) || moving.getOrDefault(sort, 0) < sight.canary();
  }

  private static boolean isSame(Entry entry, String why) {
    return entry.standing() == Standing.HELD && entry.detail().equals(why);
  }

  private static Phase phase(Campaign campaign) {
    if (campaign.count(Standing.WAITING) + campaign.count(Standing.MOVING) > 0) {
      return campaign.count(Standing.SERVED) == 0 ? Phase.CANARY : Phase.MOVING;
    }
    return campaign.count(Standing.HELD) > 0 ? Phase.WAITING : Phase.DONE;
  }
}
