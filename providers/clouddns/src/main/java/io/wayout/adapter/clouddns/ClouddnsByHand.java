// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.dns.RecordKey;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;
import java.util.stream.Collectors;

/// The same change in the console, and with Google's command-line tool: a token for curl would have
/// to be signed first.
final class ClouddnsByHand {
  private ClouddnsByHand() {}

  static ByHand of(Task task) {
    RecordKey key = task.key();
    String project = task.text(ClouddnsProviderFactory.PROJECT, "PROJECT");
    String values =
        task.wanted().data().values().stream()
            .map(value -> "--rrdatas='" + value + "'")
            .collect(Collectors.joining(" "));
    String command =
        signIn(task)
            + "ZONE=$(gcloud dns managed-zones list --project='%s' --format='value(name)' \\\n"
                .formatted(project)
            + "  --filter='dnsName=%s AND visibility=public') && \\\n"
                .formatted(key.zone().absolute())
            + "gcloud dns record-sets update '%s' --type=%s --ttl=%d \\\n"
                .formatted(key.name().absolute(), key.type(), task.wanted().ttl().seconds())
            + "  %s --zone=\"$ZONE\" --project='%s'".formatted(values, project);
    String console =
        "console.cloud.google.com → Network services → Cloud DNS → %s → %s %s → Edit"
            .formatted(key.zone(), key.name(), key.type());
    return new ByHand(
        console, List.of(command), List.of("Needs the Google Cloud CLI on the host."));
  }

  private static String signIn(Task task) {
    return task.secrets().containsKey(ClouddnsIdentity.KEY)
        ? "gcloud auth activate-service-account --key-file=<(printf %s \""
            + task.secret(ClouddnsIdentity.KEY)
            + "\") && \\\n"
        : "";
  }
}
