// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.rehearsal;

import io.wayout.dns.DnsName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One live drill.
///
/// @param id unique and readable, e.g. `drill-www.shop.example-3`
/// @param actor who asked for it
/// @param reason why, in the actor's words
/// @param greenAt when a drill of the same group last ended well and none has failed since; what
///   `require-drill` asks for (I97)
public record Rehearsal(
    String id,
    Script script,
    String actor,
    String reason,
    Instant startedAt,
    Course course,
    Optional<Instant> greenAt) {

  /// What is to be played.
  ///
  /// @param group the domains that it proves something for: same targets, same accounts
  /// @param home the name of the target that it leaves and returns to
  /// @param away the name of the target that it visits
  /// @param stay how long
  public record Script(DnsName domain, String group, String home, String away, Duration stay) {}

  /// How far it is.
  ///
  /// @param since when the phase began
  /// @param move the switchover of the phase, once it has begun
  /// @param out how long it took until every authoritative server answered `away`
  /// @param back the same for the way home
  /// @param trouble why it can't end well any more
  /// @param detail the newest thing worth knowing, for people
  public record Course(
      Phase phase,
      Instant since,
      Optional<String> move,
      Optional<Duration> out,
      Optional<Duration> back,
      Optional<String> trouble,
      String detail) {
    static Course begun(String move, Instant now) {
      return new Course(
          Phase.OUT,
          now,
          Optional.of(move),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "");
    }
  }

  /// Where it stands.
  public enum Phase {
    /// On the way to the other target.
    OUT,
    /// There.
    STAY,
    /// On the way home, or waiting until that is possible.
    BACK,
    /// Home again, and all went well.
    GREEN,
    /// Home again, but something failed.
    RED,
    /// A person or an outage took the domain over; wayout does not lead it home.
    LEFT;

    public boolean isTerminal() {
      return switch (this) {
        case OUT, STAY, BACK -> false;
        case GREEN, RED, LEFT -> true;
      };
    }
  }

  /// A fresh one, whose first move has begun.
  ///
  /// @param before the newest one of the same group
  public static Rehearsal begun(
      String id, Script script, Asked asked, String move, Optional<Rehearsal> before) {
    return new Rehearsal(
        id,
        script,
        asked.actor(),
        asked.reason(),
        asked.at(),
        Course.begun(move, asked.at()),
        before.flatMap(Rehearsal::greenAt));
  }

  /// Who asked, why and when.
  public record Asked(String actor, String reason, Instant at) {}

  public Phase phase() {
    return course.phase();
  }

  public boolean isOpen() {
    return !phase().isTerminal();
  }

  /// What its moves carry as their reason.
  public String mark() {
    return reason.isBlank() ? id : id + ": " + reason;
  }

  /// Every authoritative server answers the other target.
  Rehearsal arrived(Instant now) {
    Optional<Duration> out = Optional.of(Duration.between(course.since(), now));
    return with(
        new Course(Phase.STAY, now, Optional.empty(), out, course.back(), course.trouble(), ""));
  }

  /// Home is next; its move begins when it can.
  ///
  /// @param trouble why it can't end well any more; empty if the stay was over
  Rehearsal turned(Optional<String> trouble, Instant now) {
    Optional<String> known = course.trouble().or(() -> trouble);
    return with(
        new Course(Phase.BACK, now, Optional.empty(), course.out(), course.back(), known, ""));
  }

  /// The move home has begun.
  public Rehearsal returning(String move) {
    return with(
        new Course(
            Phase.BACK,
            course.since(),
            Optional.of(move),
            course.out(),
            course.back(),
            course.trouble(),
            ""));
  }

  /// It still waits for its move home.
  public Rehearsal waiting(String why) {
    return waiting(Optional.empty(), why);
  }

  /// It still waits for its move home, or that move came to nothing.
  Rehearsal waiting(Optional<String> trouble, String detail) {
    return with(
        new Course(
            Phase.BACK,
            course.since(),
            Optional.empty(),
            course.out(),
            course.back(),
            course.trouble().or(() -> trouble),
            detail));
  }

  /// Every authoritative server answers home again.
  Rehearsal home(Instant now) {
    boolean isGreen = course.trouble().isEmpty();
    Optional<Duration> back = Optional.of(Duration.between(course.since(), now));
    Course last =
        new Course(
            isGreen ? Phase.GREEN : Phase.RED,
            now,
            Optional.empty(),
            course.out(),
            back,
            course.trouble(),
            course.trouble().orElse(""));
    return new Rehearsal(
        id, script, actor, reason, startedAt, last, isGreen ? Optional.of(now) : Optional.empty());
  }

  /// Somebody else decides about the domain now.
  Rehearsal left(String why, Instant now) {
    return with(
        new Course(
            Phase.LEFT, now, Optional.empty(), course.out(), course.back(), Optional.of(why), why));
  }

  private Rehearsal with(Course next) {
    return new Rehearsal(id, script, actor, reason, startedAt, next, greenAt);
  }
}
