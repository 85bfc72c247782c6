// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.facts;

import io.wayout.core.fold.State;
import io.wayout.core.model.Account;
import io.wayout.core.plane.ControlPlane;
import io.wayout.core.plane.Shapes.Network;
import io.wayout.core.plane.Shapes.Subject;
import io.wayout.core.plane.Shapes.Surroundings;
import java.util.List;

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
    return false;
  }

  /// All accounts of the configuration.
  public static List<Subject> subjects(State state) {
    return state.topology().accounts().values().stream().map(a -> subject(state, a)).toList();
  }

  /// The witnesses, and what vendors show besides their DNS APIs.
  public static Surroundings surroundings(State state) {
    return new Surroundings(network(state), List.of());
  }

  /// Is it proven that this host's own network works (I22)?
  public static Network network(State state) {
    if (state.topology().witnesses().isEmpty()) {
      return Network.UNPROVEN;
    }
    return Climates.of(state, state.startedAt()).isolated().isPresent()
        ? Network.LOST
        : Network.PROVEN;
  }

  private static Subject subject(State state, Account account) {
    return new Subject(account.name(), account.vendor(), control(state, account.name()));
  }
}
