// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.kit.json.Json;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The same change in the console, and with the vendor's own command line, which signs.
final class OcidnsByHand {
  private OcidnsByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String name = task.key().name().text();
    String type = task.key().type().name();
    List<String> values = task.wanted().data().values();
    String console =
        ("cloud.oracle.com → Networking → DNS management → Zones → %s → Records → %s %s → Edit"
                + " → Rdata: %s → Publish changes")
            .formatted(zone, type, name, String.join(", ", values));
    String items =
        values.stream()
            .map(value -> Json.render(item(task, value)))
            .collect(Collectors.joining(",", "[", "]"));
    String command =
        "oci dns record rrset update --zone-name-or-id %s --domain '%s' --rtype %s --force \\%n"
                .formatted(zone, name, type)
            + "  --items '"
            + items
            + "'";
    return new ByHand(
        console,
        List.of(command),
        List.of(
            "The console signs in through Oracle's identity service; the command line needs only"
                + " the key of ~/.oci/config.",
            "The command replaces the whole record set, whatever it holds."));
  }

  private static Map<String, Object> item(Task task, String value) {
    return new TreeMap<>(
        Map.of(
            "domain", task.key().name().text(),
            "rtype", task.key().type().name(),
            "rdata", value,
            "ttl", task.wanted().ttl().seconds()));
  }
}
