// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.kit.json.Json;
import io.wayout.kit.keys.aws.AwsKeys;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The same change in the console, and with the vendor's own command line, which signs.
final class Route53ByHand {
  private Route53ByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String console =
        ("console.aws.amazon.com → Route 53 → Hosted zones → %s → %s %s → Edit"
                + " record → Value: %s → Save")
            .formatted(
                zone,
                task.key().name(),
                task.key().type(),
                String.join(", ", task.wanted().data().values()));
    return new ByHand(
        console,
        List.of(command(task, zone)),
        List.of(
            "The console signs in through AWS's own identity service; the command line needs only"
                + " the key.",
            "UPSERT replaces whatever is there: look first with `aws route53"
                + " list-resource-record-sets`."));
  }

  private static String command(Task task, String zone) {
    Optional<String> id =
        Optional.ofNullable(
            Route53Zones.ids(task.texts().getOrDefault(Route53Zones.KEY, List.of()))
                .get(task.key().zone()));
    String lookup =
        ("$(aws route53 list-hosted-zones-by-name --dns-name %s --query"
                + " \"HostedZones[?Name=='%s.' && !Config.PrivateZone].Id\" --output text)")
            .formatted(zone, zone);
    boolean isStatic = task.secrets().containsKey(AwsKeys.ACCESS_KEY_ID);
    return (isStatic ? export(task) : "")
        + "aws route53 change-resource-record-sets --hosted-zone-id \""
        + id.orElse(lookup)
        + "\" \\\n  --change-batch '"
        + Json.render(batch(task))
        + "'";
  }

  /// Keys that are lent are known to the command line by itself.
  private static String export(Task task) {
    boolean hasToken = task.secrets().containsKey(AwsKeys.SESSION_TOKEN);
    String token =
        hasToken ? " AWS_SESSION_TOKEN=\"" + task.secret(AwsKeys.SESSION_TOKEN) + "\"" : "";
    return "export AWS_ACCESS_KEY_ID=\""
        + task.secret(AwsKeys.ACCESS_KEY_ID)
        + "\" AWS_SECRET_ACCESS_KEY=\""
        + task.secret(AwsKeys.SECRET_ACCESS_KEY)
        + "\""
        + token
        + "\n";
  }

  private static Map<String, Object> batch(Task task) {
    List<Map<String, String>> values =
        task.wanted().data().values().stream().map(value -> Map.of("Value", value)).toList();
    Map<String, Object> set =
        new TreeMap<>(
            Map.of(
                "Name", task.key().name().absolute(),
                "Type", task.key().type().name(),
                "TTL", task.wanted().ttl().seconds(),
                "ResourceRecords", values));
    Map<String, Object> change =
        new TreeMap<>(Map.of("Action", "UPSERT", "ResourceRecordSet", set));
    return Map.of("Changes", List.of(change));
  }
}
