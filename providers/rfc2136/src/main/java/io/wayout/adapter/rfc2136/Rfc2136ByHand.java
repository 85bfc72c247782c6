// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.ArrayList;
import java.util.List;

/// The same update with nsupdate, which comes with BIND.
final class Rfc2136ByHand {
  private Rfc2136ByHand() {}

  static ByHand of(Task task) {
    String name = task.key().name().absolute();
    String type = task.key().type().name();
    List<String> lines = new ArrayList<>();
    lines.add(server(task.text(Rfc2136Settings.SERVERS, "127.0.0.1")));
    lines.add("zone " + task.key().zone().absolute());
    lines.add("prereq yxrrset " + name + " " + type);
    lines.add("update delete " + name + " " + type);
    int ttl = task.wanted().ttl().seconds();
    task.wanted()
        .data()
        .values()
        .forEach(value -> lines.add("update add " + name + " " + ttl + " " + type + " " + value));
    lines.add("send");
    String key =
        "key \"%s\" { algorithm %s; secret \"%s\"; };"
            .formatted(
                task.text(Rfc2136Settings.KEY_NAME, "KEY_NAME"),
                task.text(Rfc2136Settings.ALGORITHM, "hmac-sha256"),
                "%s");
    String command =
        "nsupdate -v -k <(printf '"
            + key
            + "\\n' \""
            + task.secret(Rfc2136Settings.SECRET)
            + "\") <<'END'\n"
            + String.join("\n", lines)
            + "\nEND";
    return new ByHand(
        "",
        List.of(command),
        List.of(
            "'update failed: NXRRSET' means that the record is not there; nothing was changed."));
  }

  private static String server(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > 0 && text.indexOf(':') == colon;
    return hasPort
        ? "server " + text.substring(0, colon) + " " + text.substring(colon + 1)
        : "server " + text.replace("[", "").replace("]:", " ").replace("]", "");
  }
}
