// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import java.util.List;

/// One cell of the escape matrix.
///
/// @param notes what else the outage would take, e.g. the domain's registrar
public record Cell(Outage outage, Fate fate, List<String> notes) {
  public Cell {
    notes = List.copyOf(notes);
  }

  public boolean isStuck() {
    return fate instanceof Fate.Stuck;
  }

  public boolean isSplit() {
    return fate instanceof Fate.Split;
  }
}
