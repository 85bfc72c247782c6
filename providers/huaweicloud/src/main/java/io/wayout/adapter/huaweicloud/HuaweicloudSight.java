// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.ProviderFailure.Garbled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What one look at a zone showed of some keys.
///
/// @param zoneId the vendor's identifier of the zone
record HuaweicloudSight(String zoneId, Map<RecordKey, HuaweicloudHeld> held) {
  /// More names than these are read in one list of the zone.
  private static final int FEW = 8;

  HuaweicloudSight {
    held = Map.copyOf(held);
  }

  /// @param keys of one zone, at least one
  /// @param lines the lines that the account is told to move; none if there must be only one
  static Reply<HuaweicloudSight> of(HuaweicloudApi api, List<RecordKey> keys, List<String> lines) {
    DnsName zone = keys.getFirst().zone();
    return api.zoneId(zone)
        .then(id ->
            sets(api, id, keys)
                .then(sets ->
                    confirmed(api, zone, new HuaweicloudSight(id, held(keys, sets, lines)))));
  }

  HuaweicloudHeld at(RecordKey key) {
    return Objects.requireNonNull(held.get(key), "a key that nobody looked at");
  }

  private static Reply<List<HuaweicloudSet>> sets(
      HuaweicloudApi api, String zoneId, List<RecordKey> keys) {
    DnsName zone = keys.getFirst().zone();
    List<DnsName> names = keys.stream().map(RecordKey::name).distinct().toList();
    if (names.size() > FEW) {
      return api.all(zone, zoneId);
    }
    List<HuaweicloudSet> sets = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.at(zone, zoneId, name)) {
        case Reply.Failed<List<HuaweicloudSet>> failed -> {
          return failed;
        }
        case Reply.Got<List<HuaweicloudSet>>(List<HuaweicloudSet> found) ->
            found.stream().filter(set -> set.owner().equals(name.text())).forEach(sets::add);
      }
    }
    return new Reply.Got<>(sets);
  }

  private static Map<RecordKey, HuaweicloudHeld> held(
      List<RecordKey> keys, List<HuaweicloudSet> sets, List<String> lines) {
    Map<String, List<HuaweicloudSet>> byOwner = new HashMap<>();
    sets.forEach(set -> byOwner.computeIfAbsent(set.owner(), _ -> new ArrayList<>()).add(set));
    Map<RecordKey, HuaweicloudHeld> held = new HashMap<>();
    for (RecordKey key : keys) {
      List<HuaweicloudSet> atName = byOwner.getOrDefault(key.name().text(), List.of());
      held.put(key, HuaweicloudHeld.of(key, atName, lines));
    }
    return held;
  }

  /// An empty answer proves an absence only if the same kind of listing shows anything at all
  /// (I32).
  private static Reply<HuaweicloudSight> confirmed(
      HuaweicloudApi api, DnsName zone, HuaweicloudSight sight) {
    if (sight.held().values().stream().noneMatch(HuaweicloudHeld.Nothing.class::isInstance)) {
      return new Reply.Got<>(sight);
    }
    return api.showsAnything(zone, sight.zoneId())
        .then(shown ->
            shown
                ? new Reply.Got<>(sight)
                : new Reply.Failed<>(
                    new Garbled(
                        "zone " + zone + ": the API lists no record at all, so nothing is sure")));
  }
}
