// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.domain.DomainDraft;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.Value;
import io.wayout.app.config.tree.Problems;
import io.wayout.core.model.LiveDrills;
import io.wayout.dns.DnsName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads who may be moved for a rehearsal.
final class LiveDrillsReader {
  private LiveDrillsReader() {}

  static LiveDrills read(Form form) {
    return new LiveDrills(
        Set.copyOf(form.names("domains")),
        texts(form, "windows").stream().flatMap(w -> LiveDrills.Window.parse(w).stream()).toList(),
        form.time("stay").orElseThrow());
  }

  /// A domain that is not configured would never be allowed, and nobody would know.
  static void judge(Form form, List<DomainDraft> domains, Problems problems) {
    Set<DnsName> known = domains.stream().map(DomainDraft::name).collect(Collectors.toSet());
    for (Field item : form.items("domains")) {
      if (item.value() instanceof Value.Name(DnsName name) && !known.contains(name)) {
        problems.add(
            ProblemCode.UNKNOWN_DOMAIN,
            item.spot(),
            item.path(),
            "there is no domain " + name,
            "name one of 'domains', or add it there");
      }
    }
  }

  private static List<String> texts(Form form, String key) {
    return form.items(key).stream().flatMap(item -> item.text().stream()).toList();
  }
}
