// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.custody;

import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.decide.Decision.Hold;
import io.wayout.core.fold.State;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.owner.Marker;
import io.wayout.core.owner.MarkerSight;
import io.wayout.core.owner.Ownership;
import io.wayout.core.owner.Ownership.Holder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// May this installation write by itself through an account (I03, H19)? People always may.
///
/// Where a marker can't be read, what was known last counts: an outage must not take the way out
/// away.
public final class Owners {
  /// So many reads in a row tell that waiting for one more is no use.
  private static final int FAILURES_MAX = 3;

  private Owners() {}

  /// How this installation stands to an account.
  public enum Standing {
    /// No canary, a canary that is not ours, or an agent without a state: nobody asks.
    UNMARKED,
    /// Not read since the start, although its API can be asked.
    UNREAD,
    /// Nobody's, or nobody's any more: ours to mark.
    FREE,
    OURS,
    /// A person has taken it over, and our marker is yet to be written.
    CLAIMED,
    /// Another installation guards it.
    ELSEWHERE
  }

  public static Standing standing(State state, Account account) {
    if (account.canary().isEmpty() || state.ownerships().installation().isEmpty()) {
      return Standing.UNMARKED;
    }
    Optional<Holder> holder = kept(state, account).map(Ownership::holder);
    if (holder.filter(h -> h != Holder.OURS).isPresent()) {
      return holder.get() == Holder.OTHER ? Standing.ELSEWHERE : Standing.CLAIMED;
    }
    Optional<Marker> marker = sight(state, account).flatMap(MarkerSight::marker);
    if (marker.isEmpty()) {
      return isReadable(state, account) ? Standing.UNREAD : unreadable(holder);
    }
    return switch (marker.get()) {
      case Marker.Missing _, Marker.Unsigned _ -> Standing.FREE;
      case Marker.Signed _ -> Standing.OURS;
      case Marker.Strange _ -> Standing.UNMARKED;
    };
  }

  private static Standing unreadable(Optional<Holder> holder) {
    return holder.isPresent() ? Standing.OURS : Standing.UNMARKED;
  }

  /// What is kept of the account's marker, if the configuration still means that record.
  public static Optional<Ownership> kept(State state, Account account) {
    return Optional.ofNullable(state.ownerships().byAccount().get(account.name()))
        .filter(o -> account.canary().filter(c -> c.name().equals(o.name())).isPresent());
  }

  private static Optional<MarkerSight> sight(State state, Account account) {
    return Optional.ofNullable(state.markers().get(account.name()))
        .filter(s -> account.canary().filter(c -> c.name().equals(s.name())).isPresent());
  }

  private static boolean isReadable(State state, Account account) {
    int failures = sight(state, account).map(MarkerSight::failures).orElse(0);
    return failures < FAILURES_MAX
        && Optional.ofNullable(state.controlPlanes().get(account.name()))
            .filter(plane -> plane.readable().verdict() == Verdict.DOWN)
            .isEmpty();
  }

  /// Why automation leaves the domain alone: somebody else guards an account of one of its links,
  /// or it is not known yet. A detour through the other links would be a second opinion about users
  /// whom that installation leads.
  public static Optional<Hold> hold(State state, Domain domain) {
    if (state.ownerships().installation().isEmpty()) {
      return Optional.empty();
    }
    return elsewhere(state, domain)
        .findFirst()
        .map(a -> new Hold(Gate.OWNED_ELSEWHERE, text(state, a)))
        .or(() ->
            accounts(state, domain)
                .filter(a -> standing(state, a) == Standing.UNREAD)
                .findFirst()
                .map(a -> new Hold(Gate.NOT_OBSERVED, unread(a))));
  }

  /// What a person has to know before a move by hand, which nothing of this holds up.
  public static List<String> warnings(State state, Domain domain) {
    return elsewhere(state, domain).map(a -> text(state, a)).toList();
  }

  /// The accounts of the domain's links that another installation guards.
  public static Stream<Account> elsewhere(State state, Domain domain) {
    return accounts(state, domain).filter(a -> standing(state, a) == Standing.ELSEWHERE);
  }

  private static Stream<Account> accounts(State state, Domain domain) {
    return domain.links().stream()
        .flatMap(l -> l.accounts().stream())
        .distinct()
        .map(state.topology()::account);
  }

  /// Who guards an account that is guarded elsewhere, and what a person may do.
  public static String text(State state, Account account) {
    return "the account "
        + account.name()
        + " is guarded by another installation"
        + kept(state, account)
            .map(o -> ", " + o.installation() + " (its marker " + o.name() + " says so)")
            .orElse("")
        + "; to guard it from here, run: wayout adopt "
        + account.name();
  }

  private static String unread(Account account) {
    return "the marker of account "
        + account.name()
        + " has not been read since the start, so another installation may guard it; it is asked"
        + " right now";
  }
}
