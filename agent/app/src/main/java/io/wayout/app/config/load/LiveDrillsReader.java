// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.load;

import io.wayout.app.config.key.Form;
import io.wayout.core.model.LiveDrills;
import io.wayout.dns.DnsName;
import java.util.List;
import java.util.stream.Collectors;

/// Reads who may be moved for a rehearsal.
final class LiveDrillsReader {
  private LiveDrillsReader() {}

  static LiveDrills read(Form form) {
    return new LiveDrills(
        texts(form, "domains").stream().map(DnsName::of).collect(Collectors.toSet()),
        texts(form, "windows").stream().flatMap(w -> LiveDrills.Window.parse(w).stream()).toList(),
        form.time("stay").orElseThrow());
  }

  private static List<String> texts(Form form, String key) {
    return form.items(key).stream().flatMap(item -> item.text().stream()).toList();
  }
}
