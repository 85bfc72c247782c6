// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.kit.settings.Endpoint;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the web interface, and with curl.
final class DesecByHand {
  private DesecByHand() {}

  static ByHand of(Task task) {
    String api = task.text(Endpoint.KEY, DesecProviderFactory.STANDARD);
    String zone = task.key().zone().text();
    String command =
        "curl -sS --fail-with-body -X PATCH -H @<(printf 'Authorization: Token %s\\n' \""
            + task.secret(DesecProviderFactory.TOKEN)
            + "\") \\\n  -H 'Content-Type: application/json' --data '"
            + DesecWire.body(List.of(DesecWire.wanted(task.key(), task.wanted())))
            + "' \\\n  '"
            + api
            + "/domains/"
            + zone
            + "/rrsets/'";
    String console =
        "desec.io → Domain Management → %s → %s %s → edit"
            .formatted(zone, task.key().type(), task.key().name());
    return new ByHand(console, List.of(command), List.of());
  }
}
