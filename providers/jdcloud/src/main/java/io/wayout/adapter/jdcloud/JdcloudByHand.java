// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import io.wayout.provider.ProviderFactory.ByHand;
import io.wayout.provider.ProviderFactory.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same change in the console, and with the vendor's own command line, which signs.
final class JdcloudByHand {
  private JdcloudByHand() {}

  static ByHand of(Task task) {
    String zone = task.key().zone().text();
    String host = task.key().name().relativeTo(task.key().zone());
    String type = task.key().type().name();
    String value = PlainValue.of(task.wanted().data().values().getFirst());
    String region =
        task.text(JdcloudProviderFactory.REGION, JdcloudProviderFactory.REGION_STANDARD);
    String console =
        "console.jdcloud.com → 云解析 DNS → %s → 解析 → %s %s → 编辑 → 记录值: %s → 确定"
            .formatted(zone, type, host, value);
    Map<String, Object> req = new LinkedHashMap<>();
    req.put("domainName", zone);
    req.put("hostRecord", host);
    req.put("hostValue", value);
    req.put("ttl", task.wanted().ttl().seconds());
    req.put("type", type);
    req.put("viewValue", Integer.parseInt(JdcloudRecord.DEFAULT_VIEW));
    String command =
        "jdc domainservice describe-domains --region-id %s --page-number 1 --page-size 10 --domain-name %s   # note the domain's id\n"
                .formatted(region, zone)
            + "jdc domainservice describe-resource-record --region-id %s --domain-id DOMAIN_ID --page-number 1 --page-size 99 --search '%s'   # note the record's id\n"
                .formatted(region, host)
            + "jdc domainservice modify-resource-record --region-id %s --domain-id DOMAIN_ID --resource-record-id RECORD_ID \\\n  --req '%s'"
                .formatted(region, Json.render(req));
    return new ByHand(
        console,
        List.of(command),
        List.of(
            "An update resets what it does not name: add weight and line as the list shows them.",
            "jdc takes the key that `jdc configure add` has stored; do that before the day.",
            "Console and command line ask the same account service as the API does."));
  }
}
