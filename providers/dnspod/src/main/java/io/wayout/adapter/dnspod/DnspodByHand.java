// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.kit.keys.CredentialChoice;
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
    boolean isByRole =
        task.text(CredentialChoice.KEY, CredentialChoice.STATIC).equals(DnspodKeys.CAM_ROLE);
    String role = isByRole ? " --use-cvm-role" : "";
    String keys =
        "export TENCENTCLOUD_SECRET_ID=\"%s\" TENCENTCLOUD_SECRET_KEY=\"%s\"\n"
            .formatted(task.secret(DnspodKeys.SECRET_ID), task.secret(DnspodKeys.SECRET_KEY));
    String find =
        "RECORD=$(tccli dnspod DescribeRecordList --Domain '%s' --Subdomain '%s' --RecordType %s%s"
                .formatted(zone, host, type, role)
            + " --filter 'RecordList[0].RecordId')\n";
    String change =
        "tccli dnspod ModifyRecordFields --Domain '%s' --RecordId \"$RECORD\"%s \\\n"
                .formatted(zone, role)
            + "  --FieldList '[{\"Key\":\"value\",\"Value\":\"%s\"}]'".formatted(value);
    return new ByHand(
        console,
        List.of((isByRole ? "" : keys) + find + change),
        List.of(
            "Every line of the name is a record of its own; change each.",
            "Keys of dnspod.tencentcloudapi.com and of the international site are not the same."));
  }
}
