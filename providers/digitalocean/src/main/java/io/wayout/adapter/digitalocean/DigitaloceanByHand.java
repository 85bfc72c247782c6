// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.dns.RecordKey;
import io.wayout.kit.rows.PlainValue;
import io.wayout.kit.settings.Endpoint;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the control panel, and with curl.
final class DigitaloceanByHand {
  private DigitaloceanByHand() {}

  static ByHand of(Task task) {
    RecordKey key = task.key();
    String value = task.wanted().data().values().getFirst();
    String data = value.startsWith("\"") ? PlainValue.of(value) : value;
    String records =
        task.text(Endpoint.KEY, DigitaloceanProviderFactory.STANDARD)
            + "/domains/"
            + key.zone()
            + "/records";
    String token =
        "-H @<(printf 'Authorization: Bearer %s\\n' \""
            + task.secret(DigitaloceanProviderFactory.TOKEN)
            + "\")";
    String find =
        "RECORD=$(curl -sS --fail-with-body %s \\\n  '%s?name=%s&type=%s&per_page=200' \\\n"
                .formatted(token, records, key.name(), key.type())
            + "  | grep -o '\"id\": *[0-9]*' | head -1 | grep -o '[0-9]*')";
    String change =
        "curl -sS --fail-with-body -X PATCH %s \\\n  -H 'Content-Type: application/json' "
                .formatted(token)
            + "--data '{\"type\":\"%s\",\"data\":\"%s\",\"ttl\":%d}' \\\n  \"%s/$RECORD\""
                .formatted(key.type(), data, task.wanted().ttl().seconds(), records);
    String console =
        "cloud.digitalocean.com → Networking → Domains → %s → %s %s → Edit record → %s"
            .formatted(key.zone(), key.type(), key.name(), value);
    boolean isSet = task.wanted().data().values().size() > 1;
    return new ByHand(
        console,
        List.of(find + "\n" + change),
        isSet
            ? List.of("The command sets the first of several addresses; set the others likewise.")
            : List.of());
  }
}
