// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.form;

import io.wayout.app.json.Json;
import io.wayout.core.model.Notice;
import io.wayout.dns.DnsName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What people should know, as the events stream tells it.
public final class NoticeForm {
  private NoticeForm() {}

  /// What [#of] wrote.
  ///
  /// @throws IllegalArgumentException if it is none, or has a code of another version
  public static Notice read(Json form) {
    Map<String, String> facts = new TreeMap<>();
    if (form.get("facts") instanceof Json.Members(var byName)) {
      byName.forEach((name, value) -> facts.put(name, value.asText()));
    }
    return new Notice(
        Notice.Code.valueOf(form.text("code")),
        Notice.Level.valueOf(form.text("level")),
        optional(form, "domain").map(DnsName::new),
        optional(form, "switchover"),
        form.text("text"),
        facts);
  }

  private static Optional<String> optional(Json form, String name) {
    return form.has(name) ? Optional.of(form.text(name)) : Optional.empty();
  }

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
