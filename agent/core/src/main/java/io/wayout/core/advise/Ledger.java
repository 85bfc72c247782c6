// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.advise;

import io.wayout.core.advise.Advice.Ending;
import io.wayout.core.advise.Advice.Ending.Kind;
import io.wayout.core.decide.Situation;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.plan.Effective;
import io.wayout.core.switchover.Cause;
import java.time.Instant;
import java.util.Optional;

/// Looks at what followed an advice.
public final class Ledger {
  private Ledger() {}

  /// What ended an open advice by now; empty while nothing did.
  public static Optional<Ending> ending(Advice advice, Situation s, Instant now) {
    if (s.domain().target(advice.to()).isEmpty()) {
      return Optional.of(
          new Ending(
              Kind.WITHDRAWN, now, "the configuration has no target " + advice.to() + " now"));
    }
    Optional<Ending> moved =
        s.effective() instanceof Effective.At at ? at(advice, s, at, now) : Optional.empty();
    return moved.or(() -> failed(advice, s, now));
  }

  private static Optional<Ending> at(Advice advice, Situation s, Effective.At at, Instant now) {
    return switch (advice.cause()) {
      case BYPASS -> bypass(s, at, now);
      case RESTORE ->
          at.isCanonical() ? followed("a person undid the bypass", now) : Optional.empty();
      case FAILOVER, PLANE_LOSS, FAILBACK, COMPLETION, MANUAL -> move(advice, s, at, now);
    };
  }

  private static Optional<Ending> bypass(Situation s, Effective.At at, Instant now) {
    if (s.deadLink().isPresent()) {
      return Optional.empty();
    }
    return at.throughLink() < s.domain().links().size()
        ? followed("a person bypassed the link", now)
        : Optional.of(new Ending(Kind.RECOVERED, now, "the link is answered again"));
  }

  private static Optional<Ending> move(Advice advice, Situation s, Effective.At at, Instant now) {
    if (at.target().equals(advice.to())) {
      return followed("a person moved it to " + at.target(), now);
    }
    if (!at.target().equals(advice.from()) && s.domain().target(advice.from()).isPresent()) {
      return Optional.of(new Ending(Kind.OVERRULED, now, "a person moved it to " + at.target()));
    }
    boolean isWell = verdict(s, at.target()) == Verdict.UP;
    return advice.cause() == Cause.FAILOVER && isWell
        ? Optional.of(new Ending(Kind.RECOVERED, now, at.target() + " got well by itself"))
        : Optional.empty();
  }

  private static Optional<Ending> failed(Advice advice, Situation s, Instant now) {
    boolean isDown = advice.cause().movesUsers() && verdict(s, advice.to()) == Verdict.DOWN;
    return isDown
        ? Optional.of(new Ending(Kind.FAILED, now, advice.to() + " went down, too"))
        : Optional.empty();
  }

  private static Verdict verdict(Situation s, String target) {
    TargetHealth health = s.healths().get(target);
    return health == null ? Verdict.UNKNOWN : health.verdict();
  }

  private static Optional<Ending> followed(String text, Instant now) {
    return Optional.of(new Ending(Kind.FOLLOWED, now, text));
  }
}
