// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.rehearsal;

import io.wayout.core.campaign.Outlook.Course;
import io.wayout.core.rehearsal.Rehearsal.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a live drill does next. It visits the other target only while nothing is wrong there, and
/// goes home at the first stop alarm.
public final class Advance {
  private Advance() {}

  /// What a drill sees of the world.
  ///
  /// @param course of the move that it waits for; empty if it waits for none
  /// @param taken why the domain is not the drill's any more: a freeze, another move, a home that
  ///   is down
  /// @param alarm why it must not stay
  /// @param obstacle why the way home can't be taken right now
  /// @param limit how long the way out may take
  public record Sight(
      Optional<Course> course,
      Optional<String> taken,
      Optional<String> alarm,
      Optional<String> obstacle,
      Duration limit) {}

  /// What follows.
  ///
  /// @param isReturning the move home is to begin now
  public record Step(Rehearsal rehearsal, boolean isReturning) {}

  public static Step next(Rehearsal before, Sight sight, Instant now) {
    if (!before.isOpen()) {
      return stay(before);
    }
    if (sight.taken().isPresent()) {
      return stay(before.left(sight.taken().get(), now));
    }
    return switch (before.phase()) {
      case OUT -> out(before, sight, now);
      case STAY -> visiting(before, sight, now);
      case BACK -> back(before, sight, now);
      case GREEN, RED, LEFT -> stay(before);
    };
  }

  /// A person ends it early, or an alarm does.
  public static Rehearsal stopped(Rehearsal before, String why, Instant now) {
    return before.phase() == Phase.BACK ? before : before.turned(Optional.of(why), now);
  }

  /// The configuration no longer has the domain, or one of its targets.
  public static Rehearsal gone(Rehearsal before, Instant now) {
    return before.left("the configuration no longer has it", now);
  }

  /// There was nothing to be led home.
  public static Rehearsal atHome(Rehearsal before, Instant now) {
    return before.home(now);
  }

  private static Step out(Rehearsal before, Sight sight, Instant now) {
    if (sight.alarm().isPresent()) {
      return stay(before.turned(sight.alarm(), now));
    }
    return switch (sight.course().orElse(new Course.Vain("its move is not known any more"))) {
      case Course.Served() -> stay(before.arrived(now));
      case Course.Going() -> stay(inTime(before, sight.limit(), now));
      case Course.Slow(var why) -> stay(before.turned(Optional.of("too slow: " + why), now));
      case Course.Vain(var why) -> stay(before.turned(Optional.of(why), now));
      case Course.Failed(var why) -> stay(before.turned(Optional.of(why), now));
      case Course.Overtaken(var why) -> stay(before.left(why, now));
    };
  }

  private static Rehearsal inTime(Rehearsal before, Duration limit, Instant now) {
    return before.course().since().plus(limit).isBefore(now)
        ? before.turned(Optional.of("not served within " + limit.toSeconds() + " s (rto)"), now)
        : before;
  }

  private static Step visiting(Rehearsal before, Sight sight, Instant now) {
    if (sight.alarm().isPresent()) {
      return stay(before.turned(sight.alarm(), now));
    }
    boolean isOver = !before.course().since().plus(before.script().stay()).isAfter(now);
    return stay(isOver ? before.turned(Optional.empty(), now) : before);
  }

  private static Step back(Rehearsal before, Sight sight, Instant now) {
    if (before.course().move().isEmpty()) {
      return sight
          .obstacle()
          .map(why -> stay(before.waiting(Optional.empty(), why)))
          .orElseGet(() -> new Step(before, true));
    }
    return switch (sight.course().orElse(new Course.Vain("its move is not known any more"))) {
      case Course.Served() -> stay(before.home(now));
      case Course.Going() -> stay(before);
      case Course.Slow(var why) -> stay(slow(before, why));
      case Course.Vain(var why) -> stay(before.waiting(Optional.empty(), why));
      case Course.Failed(var why) -> stay(before.waiting(Optional.of(why), why));
      case Course.Overtaken(var why) -> stay(before.left(why, now));
    };
  }

  /// The move home goes on by itself; that it is slow is a flaw all the same.
  private static Rehearsal slow(Rehearsal before, String why) {
    String move = before.course().move().orElseThrow();
    return before.waiting(Optional.of("slow on the way home: " + why), "").returning(move);
  }

  private static Step stay(Rehearsal rehearsal) {
    return new Step(rehearsal, false);
  }
}
