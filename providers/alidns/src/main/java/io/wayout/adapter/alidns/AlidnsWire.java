// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import io.wayout.kit.rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Alidns's JSON as records, and requests as parameters: pure parsing and rendering.
final class AlidnsWire {
  private AlidnsWire() {}

  /// One record.
  ///
  /// @param rr the owner as alidns writes it, relative to the zone; sent back as it is
  record AliRecord(
      String id,
      String owner,
      String rr,
      String type,
      String value,
      int ttl,
      String line,
      boolean isLive,
      boolean isLocked)
      implements Row {
    @Override
    public Optional<String> bar() {
      return isLocked ? Optional.of("is locked in alidns; unlock it there") : Optional.empty();
    }
  }

  /// What alidns says of a zone.
  ///
  /// @param ttlMin the smallest TTL of its edition; empty if alidns does not say
  record Zone(Optional<Integer> ttlMin, List<String> nameServers) {}

  /// A page of a list of records.
  ///
  /// @param number of the page, from 1
  static Page<AliRecord> records(String body, DnsName zone, int number, int pageSize)
      throws BadJson {
    Json json = Json.parse(body);
    List<AliRecord> records = new ArrayList<>();
    for (Json record : json.member("DomainRecords").member("Record").elements()) {
      records.add(record(record, zone));
    }
    int seen = (number - 1) * pageSize + records.size();
    return Page.numbered(records, number, seen, json.member("TotalCount").whole());
  }

  static Zone zone(String body, DnsName asked) throws BadJson {
    Json json = Json.parse(body);
    requireZone(json, asked);
    Optional<Integer> ttlMin = Optional.empty();
    if (json.optional("MinTtl").isPresent()) {
      ttlMin = Optional.of(json.member("MinTtl").whole());
    }
    List<String> servers = new ArrayList<>();
    if (json.optional("DnsServers").isPresent()) {
      for (Json server : json.member("DnsServers").member("DnsServer").elements()) {
        servers.add(server.text());
      }
    }
    return new Zone(ttlMin, List.copyOf(servers));
  }

  /// The names of a page of zones, A-labels; names that no link can have are left out.
  static Page<Optional<DnsName>> zones(String body, int number, int pageSize) throws BadJson {
    Json json = Json.parse(body);
    List<Optional<DnsName>> names = new ArrayList<>();
    for (Json zone : json.member("Domains").member("Domain").elements()) {
      names.add(name(zone.member("DomainName").text()));
    }
    int seen = (number - 1) * pageSize + names.size();
    return Page.numbered(names, number, seen, json.member("TotalCount").whole());
  }

  /// The identifier of the record that a write touched.
  static String written(String body) throws BadJson {
    return Json.parse(body).member("RecordId").text();
  }

  /// The error that a body reports; empty if it is none of alidns's.
  static Optional<Problem> problem(String body) {
    try {
      Json json = Json.parse(body);
      String message =
          json.optional("Message").isPresent() ? json.member("Message").text() : "no message";
      return Optional.of(new Problem(json.member("Code").text(), message));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// The parameters that rewrite a record. Left out, TTL and line would fall back to defaults;
  /// status, weight and remark stay untouched.
  static Map<String, String> update(AliRecord record, String value, int ttl) {
    return Map.of(
        "RecordId", record.id(),
        "RR", record.rr(),
        "Type", record.type(),
        "Value", PlainValue.of(value),
        "TTL", Integer.toString(ttl),
        "Line", record.line());
  }

  private static AliRecord record(Json json, DnsName zone) throws BadJson {
    requireZone(json, zone);
    String rr = json.member("RR").text();
    String fullName = rr.equals("@") ? zone.text() : rr + "." + zone.text();
    boolean isLocked = json.optional("Locked").isPresent() && json.member("Locked").truth();
    return new AliRecord(
        json.member("RecordId").text(),
        name(fullName).map(DnsName::text).orElseGet(() -> fullName.toLowerCase(Locale.ROOT)),
        rr,
        json.member("Type").text(),
        json.member("Value").text(),
        json.member("TTL").whole(),
        json.member("Line").text(),
        json.member("Status").text().equalsIgnoreCase("ENABLE"),
        isLocked);
  }

  private static void requireZone(Json json, DnsName zone) throws BadJson {
    if (!name(json.member("DomainName").text()).equals(Optional.of(zone))) {
      throw new BadJson("DomainName is another zone's");
    }
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
