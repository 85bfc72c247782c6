// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the console, and with the vendor's own command line, which signs.
final class AlidnsByHand {
  private AlidnsByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String rr = task.key().name().relativeTo(task.key().zone());
    String type = task.key().type().name();
    String value = PlainValue.of(task.wanted().data().values().getFirst());
    String console =
        "dns.console.aliyun.com → 公网权威解析 → %s → 解析设置 → %s %s → 修改 → 记录值: %s → 确认"
            .formatted(zone, type, rr, value);
    String command =
        "aliyun alidns DescribeSubDomainRecords --DomainName %s --SubDomain %s   # note the RecordId\n"
                .formatted(zone, task.key().name())
            + "aliyun alidns UpdateDomainRecord --RecordId RECORD_ID --RR '%s' --Type %s --Value %s --TTL %d"
                .formatted(rr, type, value, task.wanted().ttl().seconds());
    return new ByHand(
        console,
        List.of(command),
        List.of(
            "Every line of the name is a record of its own; change each.",
            "Console and command line ask the same account service as the API does."));
  }
}
