// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.kit.rows.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One record.
///
/// @param views the lines on which it is served, by number; `-1` is the default one
/// @param kept what an update must send back, because it would be reset
record JdcloudRecord(
    String id,
    String owner,
    String type,
    String value,
    int ttl,
    List<String> views,
    boolean isLive,
    Map<String, Object> kept)
    implements Row {
  /// The line that every zone has.
  static final String DEFAULT_VIEW = "-1";

  JdcloudRecord {
    views = List.copyOf(views);
    kept = Map.copyOf(kept);
  }

  @Override
  public String line() {
    return views.isEmpty() ? DEFAULT_VIEW : String.join(",", views);
  }

  /// An update takes one line, so it would take a record of several away from the others.
  @Override
  public Optional<String> bar() {
    return views.size() > 1
        ? Optional.of("is one record on the lines " + views + "; make one record of each")
        : Optional.empty();
  }
}
