// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Huawei Cloud's JSON as records and back: pure parsing and rendering.
final class HuaweicloudWire {
  /// The line of a set that names none.
  static final String DEFAULT_LINE = "default_view";

  /// Identifiers become parts of paths.
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  private HuaweicloudWire() {}

  /// @param status `ACTIVE`, or why it is not served; empty if the vendor does not say
  record Zone(String id, Optional<DnsName> name, String status) {
    boolean isServed() {
      return status.isEmpty() || status.equals("ACTIVE") || status.equals("PENDING_UPDATE");
    }
  }

  /// One element of a list.
  @FunctionalInterface
  private interface Element<T> {
    T of(Json json) throws BadJson;
  }

  /// A page of record sets.
  ///
  /// @param offset how many come before the page
  static Page<HuaweicloudSet> sets(String body, int offset) throws BadJson {
    return page(body, "recordsets", offset, HuaweicloudWire::set);
  }

  /// A page of zones.
  ///
  /// @param offset how many come before the page
  static Page<Zone> zones(String body, int offset) throws BadJson {
    return page(body, "zones", offset, HuaweicloudWire::zone);
  }

  /// Hosts without the final dot.
  static List<String> nameServers(String body) throws BadJson {
    List<String> hosts = new ArrayList<>();
    for (Json server : Json.parse(body).member("nameservers").elements()) {
      hosts.add(server.member("hostname").text().replaceFirst("\\.$", ""));
    }
    return List.copyOf(hosts);
  }

  static HuaweicloudSet set(String body) throws BadJson {
    return set(Json.parse(body));
  }

  /// The identifier of the set that a write has made or changed, which is all that its answer must
  /// tell.
  static String written(String body) throws BadJson {
    return id(Json.parse(body));
  }

  /// What a body says went wrong, in the service's or the gateway's shape; empty if it is neither.
  static Optional<Problem> problem(String body) {
    try {
      Json json = Json.parse(body);
      boolean isGateway = json.optional("error_code").isPresent();
      String code = json.member(isGateway ? "error_code" : "code").text();
      String words = text(json, isGateway ? "error_msg" : "message");
      return Optional.of(new Problem(code, words.isEmpty() ? "no message" : words));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// The body that gives a set other values; what it does not name stays.
  static Map<String, Object> wanted(RecordKey key, RecordSet wanted) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", key.name().absolute());
    body.put("type", key.type().name());
    body.put("ttl", wanted.ttl().seconds());
    body.put("records", wanted.data().values());
    return body;
  }

  static Map<String, Object> creation(RecordKey key, RecordSet wanted, String line) {
    Map<String, Object> body = wanted(key, wanted);
    body.put("line", line.isEmpty() ? DEFAULT_LINE : line);
    return body;
  }

  private static <T> Page<T> page(String body, String member, int offset, Element<T> element)
      throws BadJson {
    Json json = Json.parse(body);
    List<T> items = new ArrayList<>();
    for (Json item : json.member(member).elements()) {
      items.add(element.of(item));
    }
    int total = json.member("metadata").member("total_count").whole();
    int seen = offset + items.size();
    boolean isLast = items.isEmpty() || seen >= total;
    Optional<String> next = isLast ? Optional.empty() : Optional.of(Integer.toString(seen));
    return new Page<>(items, next, OptionalInt.of(total));
  }

  private static HuaweicloudSet set(Json json) throws BadJson {
    String name = json.member("name").text();
    String line = text(json, "line");
    return new HuaweicloudSet(
        id(json),
        name(name).map(DnsName::text).orElseGet(() -> name.toLowerCase(Locale.ROOT)),
        json.member("type").text(),
        json.member("ttl").whole(),
        values(json),
        line.isEmpty() ? DEFAULT_LINE : line,
        json.member("status").text().toUpperCase(Locale.ROOT),
        json.optional("default").isPresent() && json.member("default").truth(),
        json.optional("alias_target").isPresent());
  }

  private static List<String> values(Json json) throws BadJson {
    List<String> values = new ArrayList<>();
    if (json.optional("records").isPresent()) {
      for (Json value : json.member("records").elements()) {
        values.add(value.text());
      }
    }
    return values;
  }

  private static Zone zone(Json json) throws BadJson {
    return new Zone(
        id(json), name(json.member("name").text()), text(json, "status").toUpperCase(Locale.ROOT));
  }

  private static String id(Json json) throws BadJson {
    String id = json.member("id").text();
    if (!ID.matcher(id).matches()) {
      throw new BadJson("id is no identifier");
    }
    return id;
  }

  /// Empty if there is no such member.
  private static String text(Json json, String member) throws BadJson {
    Optional<Json> there = json.optional(member);
    return there.isPresent() ? there.get().text() : "";
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
