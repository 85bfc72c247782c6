// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the console, and with the vendor's own command line, which signs.
final class VolcengineByHand {
  private VolcengineByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String host = task.key().name().relativeTo(task.key().zone());
    String type = task.key().type().name();
    String value = PlainValue.of(task.wanted().data().values().getFirst());
    String console =
        "console.volcengine.com/TrafficRoute → 云解析 DNS → %s → 解析记录 → %s %s → 编辑 → 记录值: %s → 确定"
            .formatted(zone, host, type, value);
    String command =
        "ve dns ListZones --Key %s --SearchMode exact   # note the ZID\n".formatted(zone)
            + "ve dns ListRecords --ZID ZID --Host '%s' --SearchMode exact --PageSize 500   # note the RecordID\n"
                .formatted(host)
            + "ve dns UpdateRecord --RecordID RECORD_ID --Host '%s' --Line default --Type %s --Value %s --TTL %d"
                .formatted(host, type, value, task.wanted().ttl().seconds());
    return new ByHand(
        console,
        List.of(command),
        List.of(
            "Every line of the name is a record of its own; change each, with its own --Line.",
            "Console and command line ask the same account service as the API does."));
  }
}
