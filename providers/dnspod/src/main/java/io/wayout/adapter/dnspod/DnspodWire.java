// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import io.wayout.kit.rows.Row;
import io.wayout.kit.rows.RowStep;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// DNSPod's JSON as records and back: pure parsing and rendering.
final class DnspodWire {
  /// What DNSPod says instead of giving an empty list.
  static final String NO_RECORD = "ResourceNotFound.NoDataOfRecord";

  /// The line that every zone has; its name differs by site, its identifier doesn't.
  private static final String DEFAULT_LINE = "0";

  private static final String DEFAULT_LINE_NAME = "默认";

  private static final String TXT = "TXT";

  private DnspodWire() {}

  /// One record.
  ///
  /// @param line the line's identifier, e.g. `0` or `10=1`
  /// @param kept what a full rewrite must send back
  record PodRecord(
      String id,
      String owner,
      String type,
      String value,
      int ttl,
      String line,
      boolean isLive,
      Map<String, Object> kept)
      implements Row {
    @Override
    public Optional<String> bar() {
      return Optional.empty();
    }
  }

  /// What DNSPod says of a zone.
  ///
  /// @param status `ENABLE`, or why its records are not served
  /// @param grade the plan's name; empty if it is not told
  record Zone(Optional<DnsName> name, String status, String grade, List<String> nameServers) {
    boolean isServed() {
      return status.equalsIgnoreCase("ENABLE");
    }
  }

  /// A page of records. The announced total counts the whole zone with some filters and the list
  /// with others, so only this page's own count is held against it.
  static Page<PodRecord> records(String body, DnsName zone, int offset, int limit) throws BadJson {
    Json response = response(body);
    List<PodRecord> records = new ArrayList<>();
    for (Json record : response.member("RecordList").elements()) {
      records.add(record(record, zone));
    }
    int listed = response.member("RecordCountInfo").member("ListCount").whole();
    if (listed != records.size()) {
      throw new BadJson("RecordList has " + records.size() + " records of " + listed);
    }
    return page(records, offset, limit);
  }

  static Page<PodRecord> noRecords() {
    return new Page<>(List.of(), Optional.empty(), OptionalInt.empty());
  }

  /// A page of zones, their name servers left out.
  static Page<Zone> zones(String body, int offset, int limit) throws BadJson {
    List<Zone> zones = new ArrayList<>();
    for (Json zone : response(body).member("DomainList").elements()) {
      zones.add(
          new Zone(name(zone.member("Name").text()), zone.member("Status").text(), "", List.of()));
    }
    return page(zones, offset, limit);
  }

  static Zone zone(String body, DnsName asked) throws BadJson {
    Json zone = response(body).member("DomainInfo");
    if (!name(zone.member("Domain").text()).equals(Optional.of(asked))) {
      throw new BadJson("DomainInfo.Domain is another zone's");
    }
    List<String> servers = new ArrayList<>();
    Optional<Json> listed = zone.optional("DnspodNsList");
    if (listed.isPresent()) {
      for (Json server : listed.get().elements()) {
        servers.add(server.text());
      }
    }
    return new Zone(
        Optional.of(asked),
        zone.member("Status").text(),
        text(zone, "Grade"),
        List.copyOf(servers));
  }

  /// The smallest TTL of each plan, in seconds.
  static Map<String, Integer> floors(String body) throws BadJson {
    Map<String, Integer> floors = new HashMap<>();
    for (Json plan : response(body).member("Info").elements()) {
      if (plan.optional("MinTtl").isPresent()) {
        floors.put(plan.member("DomainGrade").text(), plan.member("MinTtl").whole());
      }
    }
    return floors;
  }

  /// Proves that a write took effect.
  static String written(String body) throws BadJson {
    return response(body).member("RequestId").text();
  }

  /// The error that a body reports, whatever the status; empty if it is none of DNSPod's.
  static Optional<Problem> problem(String body) {
    try {
      Optional<Json> error = Json.parse(body).member("Response").optional("Error");
      return error.isPresent() ? Optional.of(problem(error.get())) : Optional.empty();
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// The body that changes a record's value, and its TTL if it differs; all else stays.
  static Map<String, Object> fields(DnsName zone, RowStep.Rewrite<PodRecord> step) {
    List<Map<String, Object>> fields = new ArrayList<>();
    fields.add(field("value", sent(step.row().type(), step.value())));
    if (!step.row().fits(step.ttl())) {
      fields.add(field("ttl", Integer.toString(step.ttl().seconds())));
    }
    Map<String, Object> body = byId(zone, step.row().id());
    body.put("FieldList", fields);
    return body;
  }

  /// The body that writes a record anew, where the site does not know single fields: what it does
  /// not name would be reset.
  static Map<String, Object> whole(DnsName zone, RowStep.Rewrite<PodRecord> step) {
    PodRecord row = step.row();
    Map<String, Object> body = byId(zone, row.id());
    body.put("SubDomain", DnsName.of(row.owner()).relativeTo(zone));
    body.put("RecordType", row.type());
    body.put("RecordLineId", row.line());
    body.put("Value", sent(row.type(), step.value()));
    body.put("TTL", step.ttl().seconds());
    body.put("Status", row.isLive() ? "ENABLE" : "DISABLE");
    body.putAll(row.kept());
    return body;
  }

  static Map<String, Object> creation(RowStep.Add<PodRecord> step) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Domain", step.key().zone().text());
    body.put("SubDomain", step.key().name().relativeTo(step.key().zone()));
    body.put("RecordType", step.rowType());
    body.put("RecordLine", DEFAULT_LINE_NAME);
    body.put("RecordLineId", step.line().isEmpty() ? DEFAULT_LINE : step.line());
    body.put("Value", sent(step.rowType(), step.value()));
    body.put("TTL", step.ttl().seconds());
    return body;
  }

  static Map<String, Object> byId(DnsName zone, String id) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Domain", zone.text());
    body.put("RecordId", new BigInteger(id));
    return body;
  }

  private static Map<String, Object> field(String key, String value) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("Key", key);
    field.put("Value", value);
    return field;
  }

  /// Host names keep their final dot, texts lose their quotes.
  private static String sent(String type, String value) {
    return type.equals(TXT) ? PlainValue.of(value) : value;
  }

  private static Json response(String body) throws BadJson {
    Json response = Json.parse(body).member("Response");
    response.member("RequestId");
    return response;
  }

  private static <T> Page<T> page(List<T> items, int offset, int limit) {
    boolean isLast = items.size() < limit;
    Optional<String> next =
        isLast ? Optional.empty() : Optional.of(Integer.toString(offset + limit));
    return new Page<>(items, next, OptionalInt.empty());
  }

  private static PodRecord record(Json json, DnsName zone) throws BadJson {
    String label = json.member("Name").text();
    String fullName = label.equals("@") ? zone.text() : label + "." + zone.text();
    String id = json.member("RecordId").number().toPlainString();
    if (!id.matches("[0-9]{1,20}")) {
      throw new BadJson("RecordId is no whole number");
    }
    return new PodRecord(
        id,
        name(fullName).map(DnsName::text).orElseGet(() -> fullName.toLowerCase(Locale.ROOT)),
        json.member("Type").text(),
        json.member("Value").text(),
        json.member("TTL").whole(),
        json.member("LineId").text(),
        json.member("Status").text().equalsIgnoreCase("ENABLE"),
        kept(json));
  }

  private static Map<String, Object> kept(Json json) throws BadJson {
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("RecordLine", json.member("Line").text());
    if (json.optional("Weight").isPresent()) {
      kept.put("Weight", json.member("Weight").whole());
    }
    if (!text(json, "Remark").isEmpty()) {
      kept.put("Remark", text(json, "Remark"));
    }
    return kept;
  }

  /// Empty if there is no such member.
  private static String text(Json json, String member) throws BadJson {
    Optional<Json> there = json.optional(member);
    return there.isPresent() ? there.get().text() : "";
  }

  private static Problem problem(Json error) throws BadJson {
    String message =
        error.optional("Message").isPresent() ? error.member("Message").text() : "no message";
    return new Problem(error.member("Code").text(), message);
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
