// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.decide.Situation.Loss;
import io.wayout.core.fold.State;
import io.wayout.core.health.CheckHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Account;
import io.wayout.core.model.CheckId;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Shapes.Network;
import io.wayout.core.plane.Shapes.Product;
import io.wayout.core.plane.Shapes.Subject;
import io.wayout.core.plane.Shapes.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the state says about control planes.
public final class Planes {
  private Planes() {}

  /// What is known of an account's control plane; an account that was never asked is unknown.
  public static ControlPlane control(State state, String account) {
    ControlPlane plane = state.controlPlanes().get(account);
    return plane == null ? ControlPlane.unknown(state.startedAt()) : plane;
  }

  /// Do canaries prove that the account can write?
  public static boolean isCanaried(State state, String account) {
    Account found = state.topology().accounts().get(account);
    return found != null && found.canary().isPresent();
  }

  /// All accounts of the configuration.
  public static List<Subject> subjects(State state) {
    return state.topology().accounts().values().stream().map(a -> subject(state, a)).toList();
  }

  /// The witnesses, and what vendors show besides their DNS APIs.
  public static Surroundings surroundings(State state) {
    List<Product> products = new ArrayList<>();
    state
        .topology()
        .watch()
        .vendorChecks()
        .forEach((vendor, checks) -> {
          for (CheckId id : checks) {
            products.add(new Product(vendor, id.text(), Facts.check(state, id).verdict()));
          }
        });
    return new Surroundings(network(state), products);
  }

  /// Since when the whole control plane of a vendor is gone, if that is proven: every account and
  /// every check of it is down, in a shape that is the vendor's fault, and our own network works.
  public static Optional<Loss> loss(State state, String vendor) {
    List<Sign> signs = new ArrayList<>();
    for (Account account : state.topology().accounts().values()) {
      if (account.vendor().equals(vendor)) {
        ControlPlane plane = control(state, account.name());
        boolean isLost = plane.readable().verdict() == Verdict.DOWN && plane.shape().isVendorWide();
        String text = "the API of " + account.name() + ": " + plane.shape().text();
        signs.add(new Sign(isLost, plane.readable().since(), text));
      }
    }
    for (CheckId id : state.topology().watch().checks(vendor)) {
      CheckHealth health = Facts.check(state, id);
      String text = id + ": " + health.detail();
      signs.add(new Sign(health.verdict() == Verdict.DOWN, health.since(), text));
    }
    boolean isProven =
        !signs.isEmpty()
            && signs.stream().allMatch(Sign::isDown)
            && network(state) == Network.PROVEN;
    return isProven
        ? signs.stream()
            .map(Sign::since)
            .max(Instant::compareTo)
            .map(since -> new Loss(vendor, since, text(signs)))
        : Optional.empty();
  }

  /// One of the things that tell of a vendor's control plane.
  private record Sign(boolean isDown, Instant since, String text) {}

  private static String text(List<Sign> signs) {
    return signs.stream().map(Sign::text).collect(Collectors.joining("; "));
  }

  /// Is it proven that this host's own network works (I22)?
  public static Network network(State state) {
    if (state.topology().witnesses().isEmpty()) {
      return Network.UNPROVEN;
    }
    return Climates.isolated(state).isPresent() ? Network.LOST : Network.PROVEN;
  }

  private static Subject subject(State state, Account account) {
    return new Subject(account.name(), account.vendor(), control(state, account.name()));
  }
}
