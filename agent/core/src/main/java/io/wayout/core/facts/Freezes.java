// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Freeze;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which freeze covers a domain (I80).
public final class Freezes {
  private Freezes() {}

  /// The freeze of everything, of the domain, or of a vendor that the domain's links or its
  /// effective target depend on.
  public static Optional<Freeze> covering(
      State state, Domain domain, Effective effective, Instant now) {
    return all(state, domain, effective, now).findFirst();
  }

  static Stream<Freeze> all(State state, Domain domain, Effective effective, Instant now) {
    if (state.freezes().isEmpty()) {
      return Stream.empty();
    }
    Set<String> vendors = vendors(state, domain, effective);
    return state.freezes().values().stream()
        .filter(f -> !f.isOver(now) && isCovered(f.scope(), domain, vendors));
  }

  /// The freeze that forbids automation to lead anybody to the target.
  public static Optional<Freeze> covering(State state, Target target, Instant now) {
    return Optional.ofNullable(state.freezes().get(new Freeze.Scope.OfVendor(target.vendor())))
        .filter(f -> !f.isOver(now));
  }

  /// The freeze that forbids to write anything of our own at an account: of everything, of its
  /// vendor, or of a domain that has a link there.
  public static Optional<Freeze> covering(State state, Account account, Instant now) {
    return state.freezes().values().stream()
        .filter(f -> !f.isOver(now) && isCovered(state, f.scope(), account))
        .findFirst();
  }

  private static boolean isCovered(State state, Freeze.Scope scope, Account account) {
    return switch (scope) {
      case Freeze.Scope.Everything _ -> true;
      case Freeze.Scope.OfVendor(String vendor) -> vendor.equals(account.vendor());
      case Freeze.Scope.OfDomain(var name) -> {
        Domain domain = state.topology().domains().get(name);
        yield domain != null
            && domain.links().stream().anyMatch(l -> l.accounts().contains(account.name()));
      }
    };
  }

  private static boolean isCovered(Freeze.Scope scope, Domain domain, Set<String> vendors) {
    return switch (scope) {
      case Freeze.Scope.Everything _ -> true;
      case Freeze.Scope.OfDomain(var name) -> name.equals(domain.name());
      case Freeze.Scope.OfVendor(String vendor) -> vendors.contains(vendor);
    };
  }

  private static Set<String> vendors(State state, Domain domain, Effective effective) {
    Set<String> vendors = new HashSet<>();
    domain.links().stream()
        .flatMap(l -> l.accounts().stream())
        .forEach(a -> vendors.add(state.topology().account(a).vendor()));
    if (effective instanceof Effective.At at) {
      domain.target(at.target()).ifPresent(t -> vendors.add(t.vendor()));
    }
    return vendors;
  }
}
