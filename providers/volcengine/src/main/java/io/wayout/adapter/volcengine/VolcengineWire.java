// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import io.wayout.kit.rows.Row;
import io.wayout.kit.rows.RowStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Volcengine's JSON as records, and requests as JSON: pure parsing and rendering.
final class VolcengineWire {
  private static final int NOT_OWNED = 1;

  private VolcengineWire() {}

  /// One record.
  ///
  /// @param host the owner as the vendor writes it, relative to the zone; sent back as it is
  /// @param isTagged the vendor's own traffic management keeps it
  record VolcRecord(
      String id,
      String owner,
      String host,
      String type,
      String value,
      int ttl,
      String line,
      boolean isLive,
      boolean isTagged)
      implements Row {
    @Override
    public Optional<String> bar() {
      return isTagged
          ? Optional.of("belongs to the vendor's traffic management, by its tags")
          : Optional.empty();
    }
  }

  /// A zone as lists show it.
  ///
  /// @param name empty if no link can have that name
  /// @param isOwned false for a name that the account had, or has not proven to own
  /// @param edition the vendor's code of its plan; empty if it does not say
  record Zone(long id, Optional<DnsName> name, boolean isOwned, String edition) {}

  /// A page of a list of records.
  ///
  /// @param number of the page, from 1
  static Page<VolcRecord> records(String body, DnsName zone, int number, int pageSize)
      throws BadJson {
    Json result = result(body);
    List<VolcRecord> records = new ArrayList<>();
    for (Json record : listed(result, "Records")) {
      records.add(record(record, zone));
    }
    int seen = (number - 1) * pageSize + records.size();
    return Page.numbered(records, number, seen, result.member("TotalCount").whole());
  }

  /// A page of a list of zones.
  ///
  /// @param number of the page, from 1
  static Page<Zone> zones(String body, int number, int pageSize) throws BadJson {
    Json result = result(body);
    List<Zone> zones = new ArrayList<>();
    for (Json zone : listed(result, "Zones")) {
      zones.add(zone(zone));
    }
    int seen = (number - 1) * pageSize + zones.size();
    return Page.numbered(zones, number, seen, result.member("Total").whole());
  }

  /// The name servers that the vendor has given to a zone.
  static List<String> nameServers(String body) throws BadJson {
    List<String> servers = new ArrayList<>();
    for (Json server : listed(result(body), "AllocateDNSServerList")) {
      servers.add(server.text().replaceFirst("\\.$", ""));
    }
    return List.copyOf(servers);
  }

  /// The identifier of the record that was made or changed.
  static String written(String body) throws BadJson {
    return result(body).member("RecordID").text();
  }

  /// That a record was removed: the vendor says no more than that all went well.
  static String removed(String body) throws BadJson {
    return Json.parse(body).member("ResponseMetadata").member("RequestId").text();
  }

  /// The error that a body reports, under whatever status; empty if there is none of the vendor's.
  static Optional<Problem> problem(String body) {
    try {
      Optional<Json> error = Json.parse(body).member("ResponseMetadata").optional("Error");
      if (error.isEmpty()) {
        return Optional.empty();
      }
      Optional<Json> message = error.get().optional("Message");
      String words = message.isPresent() ? message.get().text() : "no message";
      return Optional.of(new Problem(error.get().member("Code").text(), words));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// Gives a record another value. What is left out stays: weight, remark, and the TTL if it is to
  /// stay, because a plan may have become smaller than the TTL that is there.
  static String update(VolcRecord record, String value, Ttl ttl) {
    Map<String, Object> body = new TreeMap<>();
    body.put("RecordID", record.id());
    body.put("Host", record.host());
    body.put("Line", record.line());
    body.put("Type", record.type());
    body.put("Value", PlainValue.of(value));
    if (!record.fits(ttl)) {
      body.put("TTL", ttl.seconds());
    }
    return Json.render(body);
  }

  static String creation(long zoneId, RowStep.Add<VolcRecord> add) {
    Map<String, Object> body = new TreeMap<>();
    body.put("ZID", zoneId);
    body.put("Host", add.key().name().relativeTo(add.key().zone()));
    body.put("Line", add.line().isEmpty() ? "default" : add.line());
    body.put("Type", add.rowType());
    body.put("Value", PlainValue.of(add.value()));
    body.put("TTL", add.ttl().seconds());
    return Json.render(body);
  }

  private static Json result(String body) throws BadJson {
    return Json.parse(body).member("Result");
  }

  /// An empty list may be null.
  private static List<Json> listed(Json result, String name) throws BadJson {
    Optional<Json> list = result.optional(name);
    return list.isPresent() ? list.get().elements() : List.of();
  }

  private static Zone zone(Json json) throws BadJson {
    Optional<Json> stage = json.optional("CacheStage");
    Optional<Json> edition = json.optional("TradeCode");
    return new Zone(
        json.member("ZID").wholeLong(),
        name(json.member("ZoneName").text()),
        stage.isEmpty() || stage.get().whole() != NOT_OWNED,
        edition.isPresent() ? edition.get().text() : "");
  }

  private static VolcRecord record(Json json, DnsName zone) throws BadJson {
    String host = json.member("Host").text();
    String fullName = host.equals("@") ? zone.text() : host + "." + zone.text();
    return new VolcRecord(
        json.member("RecordID").text(),
        name(fullName).map(DnsName::text).orElseGet(() -> fullName.toLowerCase(Locale.ROOT)),
        host,
        json.member("Type").text(),
        json.member("Value").text(),
        json.member("TTL").whole(),
        json.member("Line").text(),
        json.member("Enable").truth(),
        !listed(json, "Tags").isEmpty());
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
