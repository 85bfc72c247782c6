// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import io.wayout.kit.rows.RowStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// DigitalOcean's JSON as records: pure parsing and rendering.
///
/// Host names are written with the final dot and come back without it; one within the zone may come
/// back without the zone, too.
final class DigitaloceanWire {
  private static final Set<String> HOSTS = Set.of("CNAME", "NS");

  private DigitaloceanWire() {}

  /// @param number of this page, from 1
  static Page<DigitaloceanRecord> records(String body, DnsName zone, int number) throws BadJson {
    Json json = Json.parse(body);
    List<DigitaloceanRecord> records = new ArrayList<>();
    for (Json record : json.member("domain_records").elements()) {
      records.add(record(record, zone));
    }
    return page(json, records, number);
  }

  /// The names of a page of domains, lower case.
  static Page<String> domains(String body, int number) throws BadJson {
    Json json = Json.parse(body);
    List<String> names = new ArrayList<>();
    for (Json domain : json.member("domains").elements()) {
      names.add(domain.member("name").text().toLowerCase(Locale.ROOT));
    }
    return page(json, names, number);
  }

  static String domain(String body, DnsName asked) throws BadJson {
    String name = Json.parse(body).member("domain").member("name").text();
    if (!name.toLowerCase(Locale.ROOT).equals(asked.text())) {
      throw new BadJson("domain.name is another domain's");
    }
    return name;
  }

  /// The answer to a write shows the record: it must be the one that was sent.
  static DigitaloceanRecord written(
      String body, DnsName zone, Map<String, Object> sent, Optional<String> id) throws BadJson {
    Json json = Json.parse(body).member("domain_record");
    DigitaloceanRecord record = record(json, zone);
    Object data = sent.get("data");
    String wanted = data instanceof String text ? plain(record.type(), text, zone) : "";
    boolean isSent =
        record.type().equals(sent.get("type"))
            && record.value().equalsIgnoreCase(wanted)
            && id.orElse(record.id()).equals(record.id());
    if (!isSent) {
      throw new BadJson("domain_record is another one than was sent");
    }
    return record;
  }

  /// What of a record is to change, and nothing else.
  static Map<String, Object> patch(RowStep.Rewrite<DigitaloceanRecord> step) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", step.row().type());
    body.put("data", data(step.row().type(), step.value()));
    if (!step.row().fits(step.ttl())) {
      body.put("ttl", step.ttl().seconds());
    }
    return body;
  }

  static Map<String, Object> post(RowStep.Add<DigitaloceanRecord> step) {
    RecordKey key = step.key();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", step.rowType());
    body.put("name", key.name().relativeTo(key.zone()));
    body.put("data", data(step.rowType(), step.value()));
    body.put("ttl", step.ttl().seconds());
    return body;
  }

  /// What went wrong in DigitalOcean's own words; empty if they are none of its.
  static Optional<Problem> problem(String body) {
    try {
      Json json = Json.parse(body);
      return Optional.of(new Problem(json.member("id").text(), json.member("message").text()));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// Host names keep their final dot, or DigitalOcean would refuse them; texts lose their quotes.
  private static String data(String type, String value) {
    return HOSTS.contains(type) ? value : PlainValue.of(value);
  }

  private static <T> Page<T> page(Json json, List<T> items, int number) throws BadJson {
    Optional<Json> links = json.optional("links");
    Optional<Json> pages = links.isPresent() ? links.get().optional("pages") : Optional.empty();
    boolean hasNext = pages.isPresent() && pages.get().optional("next").isPresent();
    return new Page<>(
        items,
        hasNext ? Optional.of(Integer.toString(number + 1)) : Optional.empty(),
        OptionalInt.of(json.member("meta").member("total").whole()));
  }

  private static DigitaloceanRecord record(Json json, DnsName zone) throws BadJson {
    String label = json.member("name").text().toLowerCase(Locale.ROOT);
    String type = json.member("type").text();
    Optional<Json> ttl = json.optional("ttl");
    return new DigitaloceanRecord(
        id(json.member("id")),
        label.equals("@") ? zone.text() : label + "." + zone,
        type,
        plain(type, json.member("data").text(), zone),
        ttl.isPresent() ? ttl.get().whole() : 0);
  }

  /// A host name in full: `@` is the zone, and one label alone is within it.
  private static String plain(String type, String data, DnsName zone) {
    if (!HOSTS.contains(type)) {
      return data;
    }
    String host = data.endsWith(".") ? data.substring(0, data.length() - 1) : data;
    if (host.equals("@")) {
      return zone.text();
    }
    boolean isFull = data.endsWith(".") || host.contains(".");
    return isFull ? host : host + "." + zone;
  }

  /// Identifiers may be longer than 32 bits.
  private static String id(Json json) throws BadJson {
    String digits = json.toString();
    if (!digits.matches("[1-9][0-9]{0,18}")) {
      throw new BadJson("id is no record's");
    }
    return digits;
  }
}
