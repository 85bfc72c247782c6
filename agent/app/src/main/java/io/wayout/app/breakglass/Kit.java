// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.breakglass;

import io.wayout.provider.ProviderFactory.ByHand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All that the kit tells, in the order in which it tells it.
///
/// @param version of the configuration that it was made from
/// @param host where it was made
/// @param sheets one for each domain
record Kit(String version, String host, Instant made, List<Sheet> sheets) {
  Kit {
    sheets = List.copyOf(sheets);
  }

  /// What to know and do for one domain.
  ///
  /// @param links what its records hold on a good day
  /// @param targets where it may lead, the preferred one first
  /// @param deadEnds outages in which nothing can be done, with the reason
  record Sheet(
      String domain,
      List<Entry> links,
      List<Place> targets,
      List<Route> routes,
      List<String> deadEnds) {
    Sheet {
      links = List.copyOf(links);
      targets = List.copyOf(targets);
      routes = List.copyOf(routes);
      deadEnds = List.copyOf(deadEnds);
    }
  }

  /// One record of the chain at one account.
  ///
  /// @param link from 1
  /// @param ttl in seconds
  record Entry(
      int link,
      String name,
      String type,
      String zone,
      String account,
      String vendor,
      String value,
      int ttl) {}

  /// One target.
  ///
  /// @param where what a record holds to lead there
  record Place(String name, String vendor, String where) {}

  /// One way out.
  ///
  /// @param when the outages in which it is the one to take
  /// @param there the changes, in order; 1 or more
  /// @param back the changes that undo them, in order
  record Route(String target, List<String> when, String why, List<Move> there, List<Move> back) {
    Route {
      when = List.copyOf(when);
      there = List.copyOf(there);
      back = List.copyOf(back);
    }
  }

  /// One change of one record.
  ///
  /// @param entry the record and what it shall hold
  /// @param after how long to wait after the change before this one is seen everywhere
  /// @param proof bash that shows what the zone's name servers answer
  record Move(Entry entry, Duration after, ByHand how, String proof) {}
}
