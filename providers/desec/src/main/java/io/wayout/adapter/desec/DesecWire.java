// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// deSEC's JSON as records: pure parsing and rendering. In bodies the apex is the empty subname.
final class DesecWire {
  private static final Pattern NEXT =
      Pattern.compile("<[^>]*[?&]cursor=([^&>]*)[^>]*>\\s*;\\s*rel=\"next\"");

  private static final int NOT_FOUND = 404;

  private DesecWire() {}

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

  /// @param ttlMin the smallest TTL that deSEC takes in this zone, in seconds
  record Zone(DnsName name, int ttlMin) {}

  static Rrset rrset(String body, DnsName zone) throws BadJson {
    return rrset(Json.parse(body), zone);
  }

  static List<Rrset> rrsets(String body, DnsName zone) throws BadJson {
    List<Rrset> rrsets = new ArrayList<>();
    for (Json rrset : Json.parse(body).elements()) {
      rrsets.add(rrset(rrset, zone));
    }
    return List.copyOf(rrsets);
  }

  /// The answer to a write, which shows every record set that was sent.
  static List<Rrset> written(String body, DnsName zone, int count) throws BadJson {
    List<Rrset> shown = rrsets(body, zone);
    if (shown.size() != count) {
      throw new BadJson(shown.size() + " record sets of " + count + " are confirmed");
    }
    return shown;
  }

  static Zone zone(String body, DnsName asked) throws BadJson {
    Json json = Json.parse(body);
    if (!name(json.member("name").text()).equals(Optional.of(asked))) {
      throw new BadJson("name is another zone's");
    }
    return new Zone(asked, json.member("minimum_ttl").whole());
  }

  /// The names of a page of zones; names that no link can have are left out.
  static List<Optional<DnsName>> zones(String body) throws BadJson {
    List<Optional<DnsName>> names = new ArrayList<>();
    for (Json zone : Json.parse(body).elements()) {
      names.add(name(zone.member("name").text()));
    }
    return List.copyOf(names);
  }

  /// The cursor of the next page, from the `Link` header (RFC 8288).
  static Optional<String> nextCursor(Optional<String> link) {
    Matcher next = NEXT.matcher(link.orElse(""));
    return next.find()
        ? Optional.of(URLDecoder.decode(next.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /// A 404 about the record set and not about its zone.
  static boolean isNoSuchRrset(String body) {
    return problem(NOT_FOUND, body).filter(p -> p.message().contains("RRset")).isPresent();
  }

  /// The record set as a request carries it.
  static Map<String, Object> wanted(RecordKey key, RecordSet wanted) {
    Map<String, Object> rrset = new LinkedHashMap<>();
    boolean isApex = key.name().equals(key.zone());
    rrset.put("subname", isApex ? "" : key.name().relativeTo(key.zone()));
    rrset.put("type", key.type().name());
    rrset.put("ttl", wanted.ttl().seconds());
    rrset.put("records", wanted.data().values());
    return rrset;
  }

  /// A request's body: record sets in an array.
  static String body(List<Map<String, Object>> rrsets) {
    return rrsets.stream().map(Json::render).collect(Collectors.joining(",", "[", "]"));
  }

  /// What went wrong in deSEC's own words; empty if they are none of deSEC's. deSEC has no codes,
  /// so the status and what is typical of the words stand for one.
  static Optional<Problem> problem(int status, String body) {
    try {
      Json json = Json.parse(body);
      boolean isFieldList = json.toString().startsWith("[");
      String words =
          !isFieldList && json.optional("detail").isPresent()
              ? json.member("detail").text()
              : json.toString();
      return Optional.of(new Problem(code(status, words), words));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  private static String code(int status, String words) {
    boolean isTaken =
        words.contains("Another RRset with the same subdomain and type exists")
            || words.contains("RRset with conflicting type present");
    return isTaken ? "taken" : Integer.toString(status);
  }

  private static Rrset rrset(Json json, DnsName zone) throws BadJson {
    if (!name(json.member("domain").text()).equals(Optional.of(zone))) {
      throw new BadJson("domain is another zone");
    }
    String subname = json.member("subname").text().toLowerCase(Locale.ROOT);
    List<String> values = new ArrayList<>();
    for (Json value : json.member("records").elements()) {
      values.add(value.text());
    }
    if (values.isEmpty()) {
      throw new BadJson("records is empty");
    }
    return new Rrset(
        subname.isEmpty() ? zone.text() : subname + "." + zone,
        json.member("type").text(),
        json.member("ttl").whole(),
        values);
  }

  private static Optional<DnsName> name(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }
}
