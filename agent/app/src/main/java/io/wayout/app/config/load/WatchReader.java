// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.domain.CheckReader;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.Check;
import io.wayout.core.model.Check.Timing;
import io.wayout.core.model.CheckId;
import io.wayout.core.model.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads how control planes and name servers are watched, and the vendors' own checks. Used once.
final class WatchReader {
  private final Problems problems;
  private final List<Check> witnesses;
  private final SortedMap<String, List<Check>> byVendor = new TreeMap<>();

  WatchReader(Problems problems, Form root, Timing timing) {
    this.problems = problems;
    this.witnesses = new WitnessReader(problems).witnesses(root.partOrDefaults("agent"), timing);
    for (Field vendor : root.named("vendors")) {
      List<Check> checks = new ArrayList<>();
      vendor.form().ifPresent(form -> read(form, timing, checks));
      byVendor.put(vendor.key(), checks);
    }
  }

  private void read(Form vendor, Timing timing, List<Check> checks) {
    CheckReader reader = new CheckReader(problems);
    for (Field item : vendor.items("control-plane")) {
      item.form()
          .flatMap(form -> reader.check(form, timing, Optional.empty()))
          .ifPresent(checks::add);
    }
  }

  /// The checks of our own network.
  List<Check> witnesses() {
    return witnesses;
  }

  /// The checks of all vendors.
  List<Check> checks() {
    return byVendor.values().stream().flatMap(List::stream).toList();
  }

  Watch watch(Form agent) {
    SortedMap<String, List<CheckId>> ids = new TreeMap<>();
    byVendor.forEach((vendor, checks) -> ids.put(vendor, checks.stream().map(Check::id).toList()));
    return new Watch(
        agent.partOrDefaults("planes").time("interval").orElseThrow(),
        agent.partOrDefaults("records").time("interval").orElseThrow(),
        ids);
  }

  /// A vendor that nothing stands at is a typing error, most likely.
  ///
  /// @param used the vendors of all accounts and targets
  void reportUnused(List<Field> vendors, Set<String> used) {
    for (Field vendor : vendors) {
      if (!used.contains(vendor.key())) {
        problems.add(
            ProblemCode.UNUSED,
            vendor.keySpot(),
            vendor.path(),
            "no account and no target is at the vendor '" + vendor.key() + "'",
            "write one of: " + String.join(", ", used));
      }
    }
  }
}
