// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the console, and with the vendor's own command line, which signs.
final class AkamaiByHand {
  private AkamaiByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String name = task.key().name().text();
    String type = task.key().type().name();
    List<String> values = task.wanted().data().values();
    String console =
        ("control.akamai.com → Edge DNS → %s → Records → %s %s → Edit" + " → Record: %s → Save")
            .formatted(zone, type, name, String.join(", ", values));
    String command =
        "akamai dns update-recordset %s --name '%s' --type %s --ttl %d"
            .formatted(zone, name, type, task.wanted().ttl().seconds());
    String targets =
        values.stream().map(value -> " --rdata '" + value + "'").reduce("", String::concat);
    return new ByHand(
        console,
        List.of(command + targets),
        List.of(
            "The command line (`akamai install dns`) reads the client's keys from ~/.edgerc: keep a"
                + " copy there.",
            "Each save activates a new version of the zone."));
  }
}
