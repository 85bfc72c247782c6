// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.dns.RecordKey;
import io.wayout.kit.settings.Endpoint;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;
import java.util.Optional;

/// The same change in the portal, and with curl.
final class Ns1ByHand {
  private Ns1ByHand() {}

  static ByHand of(Task task) {
    RecordKey key = task.key();
    String command =
        "curl -sS --fail-with-body -X POST -H @<(printf 'X-NSONE-Key: %s\\n' \""
            + task.secret(Ns1ProviderFactory.KEY)
            + "\") \\\n  -H 'Content-Type: application/json' --data '"
            + Ns1Wire.body(key, task.wanted(), Optional.empty())
            + "' \\\n  '"
            + task.text(Endpoint.KEY, Ns1ProviderFactory.STANDARD)
            + "/zones/%s/%s/%s'".formatted(key.zone(), key.name(), key.type());
    String console =
        "my.nsone.net → Zones → %s → Records → %s %s → edit the answer"
            .formatted(key.zone(), key.name(), key.type());
    return new ByHand(
        console,
        List.of(command),
        List.of("The command keeps filters and drops the metadata of the answer."));
  }
}
