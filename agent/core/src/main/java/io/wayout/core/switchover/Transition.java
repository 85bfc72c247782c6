// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.switchover;

import java.util.List;

/// Where a switchover goes from here, and what it wants to be done. A changed phase is journaled
/// before any order is carried out (I63).
public record Transition(Switchover next, List<Order> orders) {
  public Transition {
    orders = List.copyOf(orders);
  }

  static Transition to(Switchover next, Order... orders) {
    return new Transition(next, List.of(orders));
  }
}
