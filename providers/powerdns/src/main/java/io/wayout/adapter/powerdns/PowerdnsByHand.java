// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change with curl, and on the server itself with pdnsutil.
final class PowerdnsByHand {
  private PowerdnsByHand() {}

  static ByHand of(Task task) {
    String url = task.text(PowerdnsProviderFactory.URL, "URL").replaceFirst("/+$", "");
    String zone = task.key().zone().absolute();
    String body =
        PowerdnsWire.patch(List.of(PowerdnsWire.replacement(task.key(), task.wanted(), List.of())));
    String curl =
        "curl -sS --fail-with-body -X PATCH -H @<(printf 'X-API-Key: %s\\n' \""
            + task.secret(PowerdnsProviderFactory.API_KEY)
            + "\") \\\n  -H 'Content-Type: application/json' --data '"
            + body
            + "' \\\n  '"
            + url
            + "/zones/"
            + zone
            + "'";
    String pdnsutil =
        "pdnsutil replace-rrset %s %s %s %d %s"
            .formatted(
                task.key().zone(),
                task.key().name().relativeTo(task.key().zone()),
                task.key().type(),
                task.wanted().ttl().seconds(),
                String.join(" ", task.wanted().data().values()));
    return new ByHand(
        "", List.of(curl), List.of("On the server itself, without its API: " + pdnsutil));
  }
}
