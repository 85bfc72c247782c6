// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.dns.DnsName;
import java.util.List;

/// One cell of the escape matrix.
///
/// @param notes what else the outage would take from the domain, e.g. its registrar
public record Cell(DnsName domain, Outage outage, Fate fate, List<String> notes) {
  public Cell {
    notes = List.copyOf(notes);
  }

  public boolean isStuck() {
    return fate instanceof Fate.Stuck;
  }
}
