// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
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

/// Edge DNS's JSON as record sets and back: pure.
final class AkamaiWire {
  private AkamaiWire() {}

  /// A record set.
  ///
  /// @param owner lower case, without the final dot; a text, because a zone may hold names that no
  ///   link can have
  /// @param values in presentation form
  record Rrset(String owner, String type, int ttl, List<String> values) {
    Rrset {
      values = List.copyOf(values);
    }

    boolean isAt(RecordKey key) {
      return owner.equals(key.name().text()) && type.equals(key.type().name());
    }

    /// @throws BadJson if the values are none of that type
    RecordSet set(RecordType recordType) throws BadJson {
      try {
        return new RecordSet(new Ttl(ttl), RecordData.of(recordType, values));
      } catch (BadValue odd) {
        throw new BadJson(String.valueOf(odd.getMessage()));
      }
    }
  }

  /// @param type `PRIMARY` for one that can be written
  /// @param state `ACTIVE` when all name servers have the version
  record Zone(String name, String type, String version, String state) {}

  static Rrset rrset(String body) throws BadJson {
    return rrset(Json.parse(body));
  }

  static Page<Rrset> rrsets(String body, int number, int before) throws BadJson {
    Json json = Json.parse(body);
    List<Rrset> sets = new ArrayList<>();
    for (Json set : json.member("recordsets").elements()) {
      sets.add(rrset(set));
    }
    return page(json, sets, number, before);
  }

  static Zone zone(String body, DnsName asked) throws BadJson {
    Zone zone = zone(Json.parse(body));
    if (!zone.name().equals(asked.text())) {
      throw new BadJson("zone is another one");
    }
    return zone;
  }

  static Page<Zone> zones(String body, int number, int before) throws BadJson {
    Json json = Json.parse(body);
    List<Zone> zones = new ArrayList<>();
    for (Json zone : json.member("zones").elements()) {
      zones.add(zone(zone));
    }
    return page(json, zones, number, before);
  }

  /// The types of all sets at a name.
  static List<String> types(String body) throws BadJson {
    List<String> types = new ArrayList<>();
    for (Json type : Json.parse(body).member("types").elements()) {
      types.add(type.text());
    }
    return List.copyOf(types);
  }

  /// The set as a request carries it.
  static String body(RecordKey key, RecordSet wanted) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("name", key.name().text());
    set.put("type", key.type().name());
    set.put("ttl", wanted.ttl().seconds());
    set.put("rdata", wanted.data().values());
    return Json.render(set);
  }

  /// What went wrong in Akamai's own words (RFC 9457); empty if they are none of Akamai's.
  static Optional<Problem> problem(int status, String body) {
    try {
      Json json = Json.parse(body);
      String title = text(json, "title").orElse("");
      String detail = text(json, "detail").orElse("");
      Optional<Json> errors = json.optional("errors");
      String more = errors.isPresent() ? " " + errors.get() : "";
      if (title.isEmpty() && detail.isEmpty()) {
        return Optional.empty();
      }
      String code = code(status, text(json, "type").orElse(""), detail);
      return Optional.of(new Problem(code, title + ": " + detail + more));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  private static String code(int status, String type, String detail) {
    if (detail.toLowerCase(Locale.ROOT).contains("timestamp")) {
      return "timestamp";
    }
    if (type.contains("/pep-authn/")) {
      return "pep-authn";
    }
    return type.contains("/pep-authz/") ? "pep-authz" : Integer.toString(status);
  }

  private static <T> Page<T> page(Json json, List<T> items, int number, int before) throws BadJson {
    int total = json.member("metadata").member("totalElements").whole();
    return Page.numbered(items, number, before + items.size(), total);
  }

  private static Zone zone(Json json) throws BadJson {
    return new Zone(
        owner(json.member("zone").text()),
        json.member("type").text(),
        text(json, "versionId").orElse(""),
        text(json, "activationState").orElse(""));
  }

  private static Rrset rrset(Json json) throws BadJson {
    List<String> values = new ArrayList<>();
    for (Json value : json.member("rdata").elements()) {
      values.add(value.text());
    }
    if (values.isEmpty()) {
      throw new BadJson("rdata is empty");
    }
    return new Rrset(
        owner(json.member("name").text()),
        json.member("type").text(),
        json.member("ttl").whole(),
        values);
  }

  private static Optional<String> text(Json json, String member) throws BadJson {
    Optional<Json> there = json.optional(member);
    return there.isPresent() ? Optional.of(there.get().text()) : Optional.empty();
  }

  private static String owner(String text) {
    return text.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }
}
