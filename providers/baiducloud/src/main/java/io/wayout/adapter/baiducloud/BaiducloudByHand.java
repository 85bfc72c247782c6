// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the console; the vendor has no command line for DNS.
final class BaiducloudByHand {
  private BaiducloudByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String value = PlainValue.of(task.wanted().data().values().getFirst());
    String console =
        "console.bce.baidu.com/dns → 公网域名解析 → %s → %s %s → 编辑 → 记录值: %s → 确定"
            .formatted(
                zone, task.key().name().relativeTo(task.key().zone()), task.key().type(), value);
    return new ByHand(
        console,
        List.of(),
        List.of(
            "Every line of the name is a record of its own; change each.",
            "There is no command: requests are signed, and the vendor has no command line for DNS."));
  }
}
