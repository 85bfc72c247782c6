// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.campaign.Campaign;
import io.wayout.core.campaign.Campaign.Kind;
import io.wayout.core.campaign.Campaign.Options;
import io.wayout.core.campaign.Lineup;
import io.wayout.core.fold.State;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who has to leave a vendor or may return to it, and where to.
public final class Evacuation {
  private Evacuation() {}

  /// Where a domain would go.
  ///
  /// @param target empty: nowhere now
  /// @param why the reason, where it is nowhere
  public record Aim(Optional<Target> target, String why) {}

  /// The domains in the order in which they would move. To evacuate: those whose effective target
  /// is at the vendor. To return: those that are not at their preferred target, though it is at the
  /// vendor or the vendor's last evacuation moved them.
  public static List<Domain> members(State state, Campaign.Key key, Options options, Instant now) {
    List<Domain> members = new ArrayList<>();
    Set<DnsName> evacuated = evacuated(state, key.vendor());
    for (Domain domain : state.topology().domains().values()) {
      boolean isMember =
          switch (key.kind()) {
            case EVACUATE -> isAt(state, domain, key.vendor(), now);
            case RETURN ->
                (isOf(domain.preferred(), key.vendor()) || evacuated.contains(domain.name()))
                    && whereabouts(state, domain, now)
                        .filter(t -> !t.equals(domain.preferred()))
                        .isPresent();
          };
      if (isMember) {
        members.add(domain);
      }
    }
    return Lineup.of(
        members, state.topology().safety(), d -> sort(aim(state, d, key, options, now)));
  }

  /// Moves of one sort prove each other.
  public static String sort(Aim aim) {
    return aim.target().map(Target::id).orElse("");
  }

  /// Where the domain would go now. Never a target that is down.
  public static Aim aim(
      State state, Domain domain, Campaign.Key key, Options options, Instant now) {
    return key.kind() == Kind.EVACUATE
        ? elsewhere(state, domain, key.vendor(), options, now)
        : home(state, domain, options, now);
  }

  static boolean isAt(State state, Domain domain, String vendor, Instant now) {
    return whereabouts(state, domain, now).filter(t -> isOf(t, vendor)).isPresent();
  }

  /// Where users are, or, where that can't be seen, where the last decision wants them to be.
  static Optional<Target> whereabouts(State state, Domain domain, Instant now) {
    return switch (Facts.chain(state, domain, now).effective()) {
      case Effective.At at -> domain.target(at.target());
      case Effective.Foreign _, Effective.Missing _, Effective.Split _, Effective.NotObserved _ ->
          state.memory(domain.name()).desired().flatMap(domain::target);
    };
  }

  private static Set<DnsName> evacuated(State state, String vendor) {
    Campaign last = state.campaigns().get(new Campaign.Key(Kind.EVACUATE, vendor));
    return last == null
        ? Set.of()
        : last.entries().stream()
            .filter(e -> e.standing() == Campaign.Standing.SERVED)
            .map(Campaign.Entry::domain)
            .collect(Collectors.toSet());
  }

  private static boolean isOf(Target target, String vendor) {
    return target.vendor().equals(vendor);
  }

  private static Aim elsewhere(
      State state, Domain domain, String vendor, Options options, Instant now) {
    List<Target> away = domain.targets().stream().filter(t -> !isOf(t, vendor)).toList();
    Optional<Target> up = first(state, domain, away, Verdict.UP, now);
    Optional<Target> unknown =
        up.isEmpty() && options.isForced()
            ? first(state, domain, away, Verdict.UNKNOWN, now)
            : Optional.empty();
    String why =
        away.isEmpty()
            ? "it has no target away from " + vendor
            : "no target away from " + vendor + " is up: " + states(state, domain, away, now);
    return new Aim(up.or(() -> unknown), why);
  }

  private static Optional<Target> first(
      State state, Domain domain, List<Target> targets, Verdict verdict, Instant now) {
    return targets.stream()
        .filter(t -> Facts.health(state, domain, t, now).verdict() == verdict)
        .findFirst();
  }

  private static String states(State state, Domain domain, List<Target> targets, Instant now) {
    return targets.stream()
        .map(t -> text(t, Facts.health(state, domain, t, now)))
        .collect(Collectors.joining(", "));
  }

  private static String text(Target target, TargetHealth health) {
    return target.name() + " is " + health.verdict() + " since " + health.since();
  }

  private static Aim home(State state, Domain domain, Options options, Instant now) {
    Target preferred = domain.preferred();
    TargetHealth health = Facts.health(state, domain, preferred, now);
    boolean mayGo = options.isForced() ? health.verdict() != Verdict.DOWN : health.isProven();
    String why =
        health.verdict() == Verdict.UP
            ? preferred.name()
                + " is not proven yet: no check of it may have failed for "
                + domain.policy().standbyFor().toSeconds()
                + " s (standby-for); it goes then, or now with --force"
            : text(preferred, health);
    return new Aim(mayGo ? Optional.of(preferred) : Optional.empty(), why);
  }
}
