// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.health.PlaneHealth;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Link;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// After the process or its host stood still, what was seen before proves nothing: the target may
/// be well again, the link answered. Automation waits until all that concerns a domain was looked
/// at anew (I67).
///
/// [TargetHealth#isFresh] does not replace this: it judges a standby alone, while what is old here
/// is the verdict of the target that users would leave, of the links and of the witnesses. Nor does
/// this replace it: this one knows only of standstills that were noticed, and ends after a minute.
public final class Standstill {
  /// A question that was under way when it stood still may end, and fail, that much later.
  private static final Duration ASKED_BEFORE = Duration.ofSeconds(5);

  /// What nobody asks any more keeps no domain waiting for ever; a standby that is still not heard
  /// of is then left out by [TargetHealth#isFresh].
  private static final Duration WAIT_MAX = Duration.ofMinutes(1);

  private Standstill() {}

  /// What has not been looked at since; empty if nothing keeps automation from this domain.
  public static Optional<String> obstacle(State state, Domain domain, Instant now) {
    return state
        .wokeAt()
        .filter(woke -> woke.plus(WAIT_MAX).isAfter(now))
        .flatMap(woke -> unseen(state, domain, woke))
        .map(what ->
            "the agent or its host stood still until "
                + state.wokeAt().orElseThrow()
                + "; automation waits for a new look at "
                + what);
  }

  private static Optional<String> unseen(State state, Domain domain, Instant woke) {
    return checks(state, domain).stream()
        .filter(check -> isOld(state, check, woke))
        .map(CheckId::toString)
        .findFirst()
        .or(() ->
            places(domain).stream()
                .filter(place -> isOld(state, place, woke))
                .map(LinkAccount::toString)
                .findFirst());
  }

  private static List<CheckId> checks(State state, Domain domain) {
    List<CheckId> all = new ArrayList<>(state.topology().witnesses());
    for (Target target : domain.targets()) {
      all.addAll(target.checks());
    }
    return all;
  }

  private static List<LinkAccount> places(Domain domain) {
    return domain.links().stream().map(Link::places).flatMap(List::stream).toList();
  }

  private static boolean isOld(State state, CheckId check, Instant woke) {
    Duration timeout = state.topology().check(check).timing().timeout();
    return Facts.check(state, check).at().isBefore(woke.plus(timeout));
  }

  private static boolean isOld(State state, LinkAccount place, Instant woke) {
    Instant sure = woke.plus(ASKED_BEFORE);
    PlaneHealth data = state.dataPlanes().get(place);
    Instant control = Planes.control(state, place.account()).readable().at();
    return (data != null && data.at().isBefore(sure)) || control.isBefore(sure);
  }
}
