// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.dns.DnsName;
import java.util.List;

/// One row of the escape matrix: domains that every outage treats alike.
///
/// @param domains 1 or more, sorted; texts in the cells name the links of the first one
/// @param cells one for each outage, in their order
public record Row(List<DnsName> domains, List<Cell> cells) {
  public Row {
    domains = List.copyOf(domains);
    cells = List.copyOf(cells);
  }

  int stuckCount() {
    return stuck().size() * domains.size();
  }

  public List<Cell> stuck() {
    return cells.stream().filter(Cell::isStuck).toList();
  }
}
