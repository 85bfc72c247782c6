// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.advise;

import io.wayout.core.switchover.Cause;
import io.wayout.dns.DnsName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A move that automation would have made, had it been allowed to.
///
/// @param id unique and readable, e.g. `www.shop.example~2026-11-21T07:00:00Z`
/// @param from where users were then: a target's name, or in words what they got
/// @param to the target's name that it would have moved to
/// @param text the evidence
/// @param moveTime how long after the decision the last user would have moved: request, publication
///   and the longest TTL
/// @param ending what followed; empty while it is open
public record Advice(
    String id,
    DnsName domain,
    Instant at,
    String from,
    String to,
    Cause cause,
    String text,
    Duration moveTime,
    Optional<Ending> ending) {

  /// What followed an advice.
  ///
  /// @param text in words
  public record Ending(Kind kind, Instant at, String text) {

    /// How it ended.
    public enum Kind {
      /// A person did the same later.
      FOLLOWED,
      /// A person moved the domain elsewhere.
      OVERRULED,
      /// What was wrong got well by itself.
      RECOVERED,
      /// The target that was advised went down, too, before anything else happened.
      FAILED,
      /// There was no longer anything to advise.
      WITHDRAWN
    }
  }

  /// Whether following the advice at once would have been good.
  public enum Score {
    /// It is not known yet.
    OPEN,
    /// Users would have been well again earlier.
    HELPFUL,
    /// It was over before all users would have moved.
    NEEDLESS,
    /// The domain would have moved to a target that died.
    VAIN,
    /// A person knew better.
    OVERRULED,
    /// Nothing can be said.
    WITHDRAWN
  }

  public static String idOf(DnsName domain, Instant at) {
    return domain + "~" + at;
  }

  public boolean isOpen() {
    return ending.isEmpty();
  }

  public Score score() {
    return ending.map(this::score).orElse(Score.OPEN);
  }

  /// How much earlier users would have been well, had the move been made at once; zero or more.
  public Duration saved() {
    return ending.filter(_ -> cause.movesUsers()).map(this::saved).orElse(Duration.ZERO);
  }

  public Advice ended(Ending next) {
    return new Advice(id, domain, at, from, to, cause, text, moveTime, Optional.of(next));
  }

  private Score score(Ending end) {
    return switch (end.kind()) {
      case FOLLOWED -> Score.HELPFUL;
      case RECOVERED -> saved().isPositive() ? Score.HELPFUL : Score.NEEDLESS;
      case FAILED -> Score.VAIN;
      case OVERRULED -> Score.OVERRULED;
      case WITHDRAWN -> Score.WITHDRAWN;
    };
  }

  private Duration saved(Ending end) {
    Duration waited = Duration.between(at, end.at());
    Duration saved =
        switch (end.kind()) {
          case FOLLOWED -> waited;
          case RECOVERED -> waited.minus(moveTime);
          case OVERRULED, FAILED, WITHDRAWN -> Duration.ZERO;
        };
    return saved.isNegative() ? Duration.ZERO : saved;
  }
}
