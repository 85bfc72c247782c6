// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.List;

/// The same change in the console, and with the vendor's own command line, which signs.
final class DnspodByHand {
  private DnspodByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String host = task.key().name().relativeTo(task.key().zone());
    String type = task.key().type().name();
    String value = PlainValue.of(task.wanted().data().values().getFirst());
    String console =
        "console.dnspod.cn → 我的域名 → %s → 记录管理 → %s %s → 修改 → 记录值: %s → 确定"
            .formatted(zone, type, host, value);
    String keys =
        "export TENCENTCLOUD_SECRET_ID=\"%s\" TENCENTCLOUD_SECRET_KEY=\"%s\"\n"
            .formatted(
                task.secret(DnspodProviderFactory.SECRET_ID),
                task.secret(DnspodProviderFactory.SECRET_KEY));
    String find =
        "RECORD=$(tccli dnspod DescribeRecordList --Domain '%s' --Subdomain '%s' --RecordType %s"
                .formatted(zone, host, type)
            + " --filter 'RecordList[0].RecordId')\n";
    String change =
        "tccli dnspod ModifyRecordFields --Domain '%s' --RecordId \"$RECORD\" \\\n".formatted(zone)
            + "  --FieldList '[{\"Key\":\"value\",\"Value\":\"%s\"}]'".formatted(value);
    return new ByHand(
        console,
        List.of(keys + find + change),
        List.of(
            "Every line of the name is a record of its own; change each.",
            "Keys of dnspod.tencentcloudapi.com and of the international site are not the same."));
  }
}
