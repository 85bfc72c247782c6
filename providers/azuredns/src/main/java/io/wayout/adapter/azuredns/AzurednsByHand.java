// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.dns.RecordKey;
import io.wayout.kit.settings.Endpoint;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The same change in the portal, and with curl. Merges (`PATCH`), because a `PUT` by hand would
/// erase the set's metadata.
final class AzurednsByHand {
  private AzurednsByHand() {}

  static ByHand of(Task task) {
    RecordKey key = task.key();
    AzurednsCloud cloud = cloud(task);
    AzurednsApi.Account account =
        new AzurednsApi.Account(
            URI.create(task.text(Endpoint.KEY, cloud.manager())),
            task.text(AzurednsProviderFactory.SUBSCRIPTION, "SUBSCRIPTION"),
            task.text(AzurednsProviderFactory.RESOURCE_GROUP, "RESOURCE_GROUP"));
    URI uri = account.at(key.zone(), key.name().relativeTo(key.zone()), key.type().name());
    String command =
        "TOKEN=$("
            + token(task, cloud)
            + " \\\n  | sed -E 's/.*\"access_token\" *: *\"([^\"]+)\".*/\\1/') && \\\n"
            + "curl -sS --fail-with-body -X PATCH"
            + " -H @<(printf 'Authorization: Bearer %s\\n' \"$TOKEN\") \\\n"
            + "  -H 'Content-Type: application/json' --data '"
            + AzurednsWire.body(task.wanted(), Map.of())
            + "' \\\n  '"
            + uri
            + "'";
    String console =
        "portal.azure.com → DNS zones → %s → Recordsets → %s %s → edit"
            .formatted(key.zone(), key.name().relativeTo(key.zone()), key.type());
    return new ByHand(
        console,
        List.of(command),
        List.of("With the Azure CLI, after az login: az network dns record-set."));
  }

  private static AzurednsCloud cloud(Task task) {
    String word = task.text(AzurednsCloud.KEY, "public");
    return Arrays.stream(AzurednsCloud.values())
        .filter(cloud -> cloud.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(AzurednsCloud.PUBLIC);
  }

  private static String token(Task task, AzurednsCloud cloud) {
    if (task.texts().containsKey(AzurednsIdentity.MANAGED_IDENTITY)) {
      return managed(task, cloud);
    }
    boolean isFederated = task.secrets().containsKey(AzurednsIdentity.FEDERATED_TOKEN);
    String kind = isFederated ? "client_assertion" : "client_secret";
    String secret =
        task.secret(
            isFederated ? AzurednsIdentity.FEDERATED_TOKEN : AzurednsIdentity.CLIENT_SECRET);
    String type =
        isFederated
            ? " -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            : "";
    return "curl -sS --fail-with-body '%s/%s/oauth2/v2.0/token' -d grant_type=client_credentials"
            .formatted(
                task.text(AzurednsIdentity.AUTHORITY, cloud.authority()),
                task.text(AzurednsIdentity.TENANT, "TENANT"))
        + " \\\n  -d client_id='%s' -d scope='%s/.default'%s"
            .formatted(task.text(AzurednsIdentity.CLIENT_ID, "CLIENT_ID"), cloud.manager(), type)
        + " \\\n  --data-urlencode "
        + kind
        + "@<(printf %s \""
        + secret
        + "\")";
  }

  private static String managed(Task task, AzurednsCloud cloud) {
    String identity = task.text(AzurednsIdentity.MANAGED_IDENTITY, AzurednsIdentity.SYSTEM);
    boolean isApp = task.secrets().containsKey(AzurednsIdentity.IDENTITY_HEADER);
    String header =
        isApp
            ? "@<(printf 'X-IDENTITY-HEADER: %s\\n' \""
                + task.secret(AzurednsIdentity.IDENTITY_HEADER)
                + "\")"
            : "'Metadata: true'";
    return "curl -sS --fail-with-body -H "
        + header
        + " \\\n  '"
        + task.text(AzurednsIdentity.IDENTITY_ENDPOINT, AzurednsIdentity.IMDS)
        + "?api-version="
        + (isApp ? "2019-08-01" : "2018-02-01")
        + "&resource="
        + cloud.manager()
        + "/"
        + (identity.equals(AzurednsIdentity.SYSTEM) ? "" : "&client_id=" + identity)
        + "'";
  }
}
