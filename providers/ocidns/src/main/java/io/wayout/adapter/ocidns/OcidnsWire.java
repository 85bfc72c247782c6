// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.dns.BadValue;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Oracle's JSON as records and back: pure.
final class OcidnsWire {
  private static final String REQUIRE = "REQUIRE";
  private static final String PROHIBIT = "PROHIBIT";

  private OcidnsWire() {}

  /// One record.
  ///
  /// @param owner lower case, without the final dot; a text, because a zone may hold names that no
  ///   link can have
  /// @param value as it was shown: that form is what Oracle compares with
  /// @param version of the set that the record belongs to, as it was shown
  record OciRecord(
      String owner,
      String type,
      String value,
      int ttl,
      Optional<String> version,
      boolean isLocked) {
    boolean isAt(RecordKey key) {
      return owner.equals(key.name().text()) && type.equals(key.type().name());
    }
  }

  static List<OciRecord> records(String body) throws BadJson {
    List<OciRecord> records = new ArrayList<>();
    for (Json item : Json.parse(body).member("items").elements()) {
      Optional<Json> version = item.optional("rrsetVersion");
      Optional<Json> locked = item.optional("isProtected");
      records.add(
          new OciRecord(
              owner(item.member("domain").text()),
              item.member("rtype").text(),
              item.member("rdata").text(),
              item.member("ttl").whole(),
              version.isPresent() ? Optional.of(version.get().text()) : Optional.empty(),
              locked.isPresent() && locked.get().truth()));
    }
    return List.copyOf(records);
  }

  /// The set that these records are.
  ///
  /// @param records one or more of one key
  /// @throws BadJson if they are none of that type, or differ in what a set has in common
  static RecordSet set(RecordKey key, List<OciRecord> records) throws BadJson {
    OciRecord first = records.getFirst();
    boolean isOne =
        records.stream()
            .allMatch(r -> r.ttl() == first.ttl() && r.version().equals(first.version()));
    if (!isOne) {
      throw new BadJson("the records of one set differ in their TTL or version");
    }
    try {
      List<String> values = records.stream().map(OciRecord::value).toList();
      return new RecordSet(new Ttl(first.ttl()), RecordData.of(key.type(), values));
    } catch (BadValue odd) {
      throw new BadJson(String.valueOf(odd.getMessage()));
    }
  }

  /// The names of the zone's own name servers.
  static List<String> nameServers(String body) throws BadJson {
    List<String> hosts = new ArrayList<>();
    for (Json server : Json.parse(body).member("nameservers").elements()) {
      hosts.add(server.member("hostname").text());
    }
    return List.copyOf(hosts);
  }

  /// The name and the state of a zone.
  record Zone(String name, String state) {}

  static Zone zone(String body) throws BadJson {
    return zone(Json.parse(body));
  }

  static List<Zone> zones(String body) throws BadJson {
    List<Zone> zones = new ArrayList<>();
    for (Json zone : Json.parse(body).elements()) {
      zones.add(zone(zone));
    }
    return List.copyOf(zones);
  }

  /// Replaces one set: it must still be what was read, then its records go, and the wanted ones
  /// come. Oracle applies all of it or nothing.
  static List<Map<String, Object>> replacement(
      RecordKey key, List<OciRecord> held, RecordSet wanted) {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (OciRecord record : held) {
      Map<String, Object> step = step(REQUIRE, key);
      step.put("rdata", record.value());
      step.put("ttl", record.ttl());
      record.version().ifPresent(version -> step.put("rrsetVersion", version));
      steps.add(step);
    }
    for (OciRecord record : held) {
      Map<String, Object> step = step("REMOVE", key);
      step.put("rdata", record.value());
      steps.add(step);
    }
    steps.addAll(additions(key, wanted));
    return List.copyOf(steps);
  }

  /// Makes one set, if there is none.
  static List<Map<String, Object>> creation(RecordKey key, RecordSet wanted) {
    List<Map<String, Object>> steps = new ArrayList<>(List.of(step(PROHIBIT, key)));
    steps.addAll(additions(key, wanted));
    return List.copyOf(steps);
  }

  /// Does an operation look and change nothing?
  static boolean isRequirement(Map<String, Object> operation) {
    return List.of(REQUIRE, PROHIBIT).contains(String.valueOf(operation.get("operation")));
  }

  static String body(List<Map<String, Object>> steps) {
    return Json.render(Map.of("items", steps));
  }

  /// What went wrong in Oracle's own words; empty if they are none of Oracle's.
  static Optional<Problem> problem(String body) {
    try {
      Json json = Json.parse(body);
      String code = json.member("code").text();
      Optional<Json> message = json.optional("message");
      return Optional.of(new Problem(code, message.isPresent() ? message.get().text() : ""));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  private static List<Map<String, Object>> additions(RecordKey key, RecordSet wanted) {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (String value : wanted.data().values()) {
      Map<String, Object> step = step("ADD", key);
      step.put("rdata", value);
      step.put("ttl", wanted.ttl().seconds());
      steps.add(step);
    }
    return steps;
  }

  private static Map<String, Object> step(String operation, RecordKey key) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("operation", operation);
    step.put("domain", key.name().text());
    step.put("rtype", key.type().name());
    return step;
  }

  private static Zone zone(Json json) throws BadJson {
    Optional<Json> state = json.optional("lifecycleState");
    return new Zone(
        owner(json.member("name").text()), state.isPresent() ? state.get().text() : "ACTIVE");
  }

  private static String owner(String text) {
    return text.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }
}
