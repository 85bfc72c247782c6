// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the console, and with the vendor's own command line, which signs.
final class HuaweicloudByHand {
  private HuaweicloudByHand() {}

  static ByHand of(Task task) {
    String name = task.key().name().absolute();
    String type = task.key().type().name();
    String region = task.text(HuaweicloudProviderFactory.REGION, "REGION");
    List<String> values = task.wanted().data().values();
    String console =
        "console.huaweicloud.com/dns → 公网域名 → %s → 管理解析 → %s %s → 修改 → 值: %s → 确定"
            .formatted(task.key().zone(), type, name, PlainValue.of(values.getFirst()));
    StringBuilder command =
        new StringBuilder(
            "hcloud DNS ListRecordSetsWithLine --cli-region=%s --zone_type=public --search_mode=equal"
                    .formatted(region)
                + " --name='%s' --type=%s   # note zone_id and id\n".formatted(name, type)
                + "hcloud DNS UpdateRecordSets --cli-region=%s --zone_id=ZONE_ID --recordset_id=ID"
                    .formatted(region)
                + " \\\n  --name='%s' --type=%s --ttl=%d"
                    .formatted(name, type, task.wanted().ttl().seconds()));
    for (int i = 0; i < values.size(); i++) {
      command.append(" --records.%d='%s'".formatted(i + 1, values.get(i)));
    }
    return new ByHand(
        console,
        List.of(command.toString()),
        List.of(
            "Every line of the name is a record set of its own; change each.",
            "hcloud takes the key that `hcloud configure init` has stored; do that before the day.",
            "Console and command line ask the same identity service as the API does."));
  }
}
