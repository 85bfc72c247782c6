// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.model.Notice;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.TreeMap;

/// What people should know, as the events stream tells it.
public final class NoticeForm {
  private NoticeForm() {}

  public static Json of(Notice notice, Instant at) {
    Json.Builder facts = Json.object();
    new TreeMap<>(notice.facts()).forEach((name, value) -> facts.put(name, value));
    return Json.object()
        .put("at", at)
        .put("code", notice.code().name())
        .put("level", notice.level().name())
        .put("domain", Json.of(notice.domain().map(DnsName::text), Json::of))
        .put("switchover", Json.of(notice.switchover(), Json::of))
        .put("text", notice.text())
        .put("facts", facts.build())
        .build();
  }
}
