// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
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
import java.util.regex.Pattern;

/// JD Cloud's JSON as records and back: pure parsing and rendering. Members that the vendor has
/// dropped without notice before may be missing.
final class JdcloudWire {
  /// Identifiers become parts of paths.
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  private static final String PAUSED = "4";

  private JdcloudWire() {}

  /// @param isLocked its records can't be changed
  /// @param isServed false if it is paused as a whole
  /// @param nameServers hosts; empty if the vendor does not say
  record Zone(
      String id,
      Optional<DnsName> name,
      boolean isLocked,
      boolean isServed,
      List<String> nameServers) {}

  /// One element of a list.
  @FunctionalInterface
  private interface Element<T> {
    T of(Json json) throws BadJson;
  }

  /// @param page which one, from 1
  /// @param seen how many come before it
  record Place(int page, int seen) {
    static Place of(String cursor) {
      String[] parts = cursor.split("/", -1);
      return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    String next(int count) {
      return (page + 1) + "/" + (seen + count);
    }
  }

  static Page<JdcloudRecord> records(String body, DnsName zone, Place place) throws BadJson {
    return page(body, place, record -> record(record, zone));
  }

  static Page<Zone> zones(String body, Place place) throws BadJson {
    return page(body, place, JdcloudWire::zone);
  }

  /// Proves that a write was taken.
  static String written(String body) throws BadJson {
    return Json.parse(body).member("requestId").text();
  }

  /// The error that a body reports, whatever the status; a code of 0 is none.
  static Optional<Problem> problem(String body) {
    try {
      Optional<Json> error = Json.parse(body).optional("error");
      if (error.isEmpty() || scalar(error.get().member("code")).equals("0")) {
        return Optional.empty();
      }
      String message = optional(error.get(), "message");
      return Optional.of(
          new Problem(
              scalar(error.get().member("code")) + "." + optional(error.get(), "status"),
              message.isEmpty() ? "no message" : message));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// The body that changes a record; everything that an update can hold is sent, or it is reset.
  static Map<String, Object> update(DnsName zone, RowStep.Rewrite<JdcloudRecord> step) {
    JdcloudRecord row = step.row();
    Map<String, Object> req = new LinkedHashMap<>();
    req.put("domainName", zone.text());
    req.put("hostRecord", DnsName.of(row.owner()).relativeTo(zone));
    req.put("hostValue", PlainValue.of(step.value()));
    req.put("ttl", step.ttl().seconds());
    req.put("type", row.type());
    req.put("viewValue", Long.parseLong(row.line()));
    row.kept().keySet().stream().sorted().forEach(key -> req.put(key, row.kept().get(key)));
    return Map.of("req", req);
  }

  static Map<String, Object> creation(RowStep.Add<JdcloudRecord> step) {
    String view = step.line().isEmpty() ? JdcloudRecord.DEFAULT_VIEW : step.line();
    Map<String, Object> req = new LinkedHashMap<>();
    req.put("domainName", step.key().zone().text());
    req.put("hostRecord", step.key().name().relativeTo(step.key().zone()));
    req.put("hostValue", PlainValue.of(step.value()));
    req.put("ttl", step.ttl().seconds());
    req.put("type", step.rowType());
    req.put("viewValue", Long.parseLong(view));
    return Map.of("req", req);
  }

  /// Totals are held against the list where the vendor tells them.
  private static <T> Page<T> page(String body, Place place, Element<T> element) throws BadJson {
    Json json = Json.parse(body);
    json.member("requestId");
    Json result = json.member("result");
    OptionalInt total = count(result, "totalCount");
    OptionalInt pages = count(result, "totalPage");
    List<T> items = new ArrayList<>();
    boolean isNone = result.optional("dataList").isEmpty() && total.equals(OptionalInt.of(0));
    if (!isNone) {
      for (Json item : result.member("dataList").elements()) {
        items.add(element.of(item));
      }
    }
    if (total.isEmpty() && pages.isEmpty()) {
      throw new BadJson("result has neither totalCount nor totalPage");
    }
    int seen = place.seen() + items.size();
    boolean isMore = pages.isPresent() ? place.page() < pages.getAsInt() : seen < total.getAsInt();
    Optional<String> next =
        isMore && !items.isEmpty() ? Optional.of(place.next(items.size())) : Optional.empty();
    return new Page<>(items, next, total);
  }

  private static OptionalInt count(Json result, String member) throws BadJson {
    return result.optional(member).isPresent()
        ? OptionalInt.of(result.member(member).whole())
        : OptionalInt.empty();
  }

  private static JdcloudRecord record(Json json, DnsName zone) throws BadJson {
    String host = json.member("hostRecord").text();
    String fullName = host.equals("@") ? zone.text() : host + "." + zone.text();
    return new JdcloudRecord(
        id(json),
        name(fullName).map(DnsName::text).orElseGet(() -> fullName.toLowerCase(Locale.ROOT)),
        json.member("type").text(),
        json.member("hostValue").text(),
        json.member("ttl").whole(),
        views(json),
        !optional(json, "resolvingStatus").equals(PAUSED),
        kept(json));
  }

  /// A list in answers, a single number in requests.
  private static List<String> views(Json json) throws BadJson {
    Json value = json.member("viewValue");
    List<String> views = new ArrayList<>();
    if (value.toString().startsWith("[")) {
      for (Json view : value.elements()) {
        views.add(view.number().toPlainString());
      }
    } else {
      views.add(value.number().toPlainString());
    }
    if (views.isEmpty() || views.stream().anyMatch(view -> !view.matches("-?[0-9]{1,18}"))) {
      throw new BadJson("viewValue holds no line");
    }
    return views;
  }

  private static Map<String, Object> kept(Json json) throws BadJson {
    Map<String, Object> kept = new LinkedHashMap<>();
    if (json.optional("jcloudRes").isPresent()) {
      kept.put("jcloudRes", json.member("jcloudRes").truth());
    }
    for (String number : List.of("weight", "mxPriority", "port")) {
      if (json.optional(number).isPresent()) {
        kept.put(number, json.member(number).whole());
      }
    }
    return kept;
  }

  private static Zone zone(Json json) throws BadJson {
    List<String> servers = new ArrayList<>();
    if (json.optional("defNsList").isPresent()) {
      for (Json server : json.member("defNsList").elements()) {
        servers.add(server.text().replaceFirst("\\.$", ""));
      }
    }
    return new Zone(
        id(json),
        name(json.member("domainName").text()),
        optional(json, "lockStatus").equals("1"),
        !optional(json, "resolvingStatus").equals(PAUSED),
        List.copyOf(servers));
  }

  private static String id(Json json) throws BadJson {
    String id = scalar(json.member("id"));
    if (!ID.matcher(id).matches()) {
      throw new BadJson("id is no identifier");
    }
    return id;
  }

  /// Empty if there is no such member.
  private static String optional(Json json, String member) throws BadJson {
    Optional<Json> there = json.optional(member);
    return there.isPresent() ? scalar(there.get()) : "";
  }

  /// A text, or a number as it was written.
  private static String scalar(Json json) throws BadJson {
    return json.toString().startsWith("\"") ? json.text() : json.number().toPlainString();
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
