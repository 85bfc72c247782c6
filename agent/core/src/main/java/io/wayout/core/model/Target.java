// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where a chain may end.
///
/// @param pool the pool's name, or the domain's for targets of its own
/// @param name as the operator calls it, unique within the pool, e.g. `standby`
/// @param vendor whose cloud it stands in
/// @param records what a link may hold to lead here: a CNAME, addresses of a family or of both, or
///   all of that; 1 or more, at most one of each type
/// @param checks all of them must pass; never empty
public record Target(
    String pool, String name, String vendor, List<RecordData> records, List<CheckId> checks) {
  public Target {
    records = List.copyOf(records);
    checks = List.copyOf(checks);
    if (records.isEmpty()
        || records.stream().map(RecordData::type).distinct().count() < records.size()) {
      throw new IllegalArgumentException(name + " needs one record of each type: " + records);
    }
  }

  /// A target that one record leads to.
  public Target(String pool, String name, String vendor, RecordData record, List<CheckId> checks) {
    this(pool, name, vendor, List.of(record), checks);
  }

  /// What a record set of that type holds to lead here; empty if none can.
  public Optional<RecordData> record(RecordType type) {
    for (RecordData record : records) {
      Optional<RecordData> data = as(type, record);
      if (data.isPresent()) {
        return data;
      }
    }
    return Optional.empty();
  }

  /// Does a record set with this data lead here?
  public boolean isAt(RecordData data) {
    return record(data.type()).equals(Optional.of(data));
  }

  /// Its records, for people.
  public String where() {
    return records.stream().map(RecordData::toString).collect(Collectors.joining(" "));
  }

  /// Unique among all targets of a configuration, e.g. `shop/standby`.
  public String id() {
    return pool + "/" + name;
  }

  /// An alias leads to the same name as a CNAME.
  private static Optional<RecordData> as(RecordType type, RecordData record) {
    if (type == RecordType.ALIAS && record instanceof RecordData.Cname(var name)) {
      return Optional.of(new RecordData.Alias(name));
    }
    return record.type() == type ? Optional.of(record) : Optional.empty();
  }
}
