// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

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
import io.wayout.provider.Wire.Answered;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// Baidu's JSON as records, and requests as JSON: pure parsing and rendering.
final class BaiducloudWire {
  private static final String SERVED = "running";
  private static final Set<String> PAUSED =
      Set.of("pause", "paused", "disable", "disabled", "stop", "stopped");

  private BaiducloudWire() {}

  /// One record.
  ///
  /// @param rr the owner as Baidu writes it, relative to the zone; sent back as it is
  /// @param status a word of a vocabulary that Baidu does not document, in lower case
  /// @param kept what an update must carry along, or it could be lost
  record BaiduRecord(
      String id,
      String owner,
      String rr,
      String type,
      String value,
      int ttl,
      String line,
      String status,
      Map<String, Object> kept)
      implements Row {
    BaiduRecord {
      kept = Map.copyOf(kept);
    }

    @Override
    public boolean isLive() {
      return !PAUSED.contains(status);
    }

    @Override
    public Optional<String> bar() {
      return status.equals(SERVED)
          ? Optional.empty()
          : Optional.of("has the status '" + status + "', which wayout does not know");
    }
  }

  /// A zone as lists show it.
  ///
  /// @param name empty if no link can have that name
  /// @param plan Baidu's word for the product; empty if it does not say
  /// @param end of the plan; empty if it does not say, or not in ISO 8601
  record Zone(Optional<DnsName> name, String plan, Optional<Instant> end) {}

  static Page<BaiduRecord> records(String body, DnsName zone) throws BadJson {
    Json json = Json.parse(body);
    List<BaiduRecord> records = new ArrayList<>();
    for (Json record : json.member("records").elements()) {
      records.add(record(record, zone));
    }
    return new Page<>(records, next(json), OptionalInt.empty());
  }

  static Page<Zone> zones(String body) throws BadJson {
    Json json = Json.parse(body);
    List<Zone> zones = new ArrayList<>();
    for (Json zone : json.member("zones").elements()) {
      zones.add(
          new Zone(
              name(zone.member("name").text()),
              word(zone, "productVersion"),
              moment(word(zone, "expireTime"))));
    }
    return new Page<>(zones, next(json), OptionalInt.empty());
  }

  /// What is written in another way than ISO 8601 tells nothing.
  private static Optional<Instant> moment(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException unusual) {
      return Optional.empty();
    }
  }

  /// A successful write has nothing to say, so that Baidu said it shows in its header alone.
  ///
  /// @return the request's identifier
  static String written(Answered answer) throws BadJson {
    boolean isSilent = answer.body().isBlank();
    if (!isSilent && Json.parse(answer.body()).optional("code").isPresent()) {
      throw new BadJson("a success with an error's code");
    }
    return answer
        .header("x-bce-request-id")
        .orElseThrow(() -> new BadJson("x-bce-request-id is missing"));
  }

  /// The error that a body reports; empty if it is none of Baidu's.
  static Optional<Problem> problem(String body) {
    try {
      Json json = Json.parse(body);
      json.member("requestId");
      String words = word(json, "message");
      return Optional.of(
          new Problem(json.member("code").text(), words.isEmpty() ? "no message" : words));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// Gives a record another value. The line has no place in an update and stays.
  static String update(BaiduRecord record, String value, Ttl ttl) {
    Map<String, Object> body = new TreeMap<>(record.kept());
    body.put("rr", record.rr());
    body.put("type", record.type());
    body.put("value", PlainValue.of(value));
    body.put("ttl", ttl.seconds());
    return Json.render(body);
  }

  static String creation(RowStep.Add<BaiduRecord> add) {
    Map<String, Object> body = new TreeMap<>();
    body.put("rr", add.key().name().relativeTo(add.key().zone()));
    body.put("type", add.rowType());
    body.put("value", PlainValue.of(add.value()));
    body.put("ttl", add.ttl().seconds());
    if (!add.line().isEmpty()) {
      body.put("line", add.line());
    }
    return Json.render(body);
  }

  private static Optional<String> next(Json json) throws BadJson {
    return json.member("isTruncated").truth()
        ? Optional.of(json.member("nextMarker").text())
        : Optional.empty();
  }

  private static BaiduRecord record(Json json, DnsName zone) throws BadJson {
    String rr = json.member("rr").text();
    boolean isApex = rr.isEmpty() || rr.equals("@");
    String fullName = isApex ? zone.text() : rr + "." + zone.text();
    Map<String, Object> kept = new TreeMap<>();
    Optional<Json> description = json.optional("description");
    if (description.isPresent()) {
      kept.put("description", description.get().text());
    }
    Optional<Json> priority = json.optional("priority");
    if (priority.isPresent()) {
      kept.put("priority", priority.get().whole());
    }
    return new BaiduRecord(
        json.member("id").text(),
        name(fullName).map(DnsName::text).orElseGet(() -> fullName.toLowerCase(Locale.ROOT)),
        rr,
        json.member("type").text(),
        json.member("value").text(),
        json.member("ttl").whole(),
        word(json, "line"),
        json.member("status").text().toLowerCase(Locale.ROOT),
        kept);
  }

  /// A text that may be missing.
  private static String word(Json json, String name) throws BadJson {
    Optional<Json> member = json.optional(name);
    return member.isPresent() ? member.get().text() : "";
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
