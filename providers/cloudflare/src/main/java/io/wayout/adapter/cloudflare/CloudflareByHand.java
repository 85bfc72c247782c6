// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the dashboard, and with curl where the token works.
final class CloudflareByHand {
  private CloudflareByHand() {}

  static ByHand of(Task task) {
    String name = task.key().name().text();
    String type = task.key().type().name();
    String value = PlainValue.of(task.wanted().data().values().getFirst());
    String console =
        "dash.cloudflare.com → %s → DNS → Records → %s %s → Edit → Target: %s → Save"
            .formatted(task.key().zone(), type, name, value);
    String api = "https://api.cloudflare.com/client/v4";
    String token =
        "-H @<(printf 'Authorization: Bearer %s\\n' \""
            + task.secret(CloudflareProviderFactory.TOKEN)
            + "\")";
    String find =
        "ZONE=$(curl -sS %s '%s/zones?name=%s' | grep -o '\"id\":\"[0-9a-f]*\"' | head -1 | cut -d'\"' -f4)\n"
                .formatted(token, api, task.key().zone())
            + "RECORD=$(curl -sS %s \"%s/zones/$ZONE/dns_records?name.exact=%s&type=%s\""
                .formatted(token, api, name, type)
            + " | grep -o '\"id\":\"[0-9a-f]*\"' | head -1 | cut -d'\"' -f4)";
    String change =
        "curl -sS --fail-with-body -X PATCH %s -H 'Content-Type: application/json' \\\n"
                .formatted(token)
            + "  --data '{\"content\":\"%s\"}' \"%s/zones/$ZONE/dns_records/$RECORD\""
                .formatted(value, api);
    return new ByHand(
        console,
        List.of(find + "\n" + change),
        List.of("The dashboard needs Cloudflare's own login; the token works while the API does."));
  }
}
