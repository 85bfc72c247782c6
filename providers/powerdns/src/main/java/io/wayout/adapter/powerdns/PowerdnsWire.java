// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.redact.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// PowerDNS's JSON as records: pure parsing and rendering.
///
/// A record set without records is a ghost that PowerDNS makes of comments when a read is filtered
/// by name; it counts as absent everywhere. Names stay texts here, because a zone may hold names
/// that no link can have.
final class PowerdnsWire {
  private PowerdnsWire() {}

  /// @param kind `Native`, `Master`, `Slave` and so on; compare without case
  /// @param soaEditApi empty if PowerDNS does not raise the serial by itself
  /// @param rrsets by lower-case owner name with the final dot
  record Zone(DnsName name, String kind, String soaEditApi, Map<String, List<Rrset>> rrsets) {
    /// Zones that are copied from elsewhere lose or refuse what is written here.
    boolean isCopy() {
      return isKind("slave", "secondary", "consumer");
    }

    boolean hidesChangesFromSecondaries() {
      return soaEditApi.isEmpty() && isKind("master", "primary", "producer");
    }

    boolean hasSoa() {
      return at(name).stream().anyMatch(set -> set.type().equals("SOA"));
    }

    /// What the zone holds for a key.
    Held held(RecordKey key) {
      List<Rrset> there = at(key.name());
      String type = key.type().name();
      List<Rrset> sets = there.stream().filter(set -> set.type().equals(type)).toList();
      if (sets.isEmpty()) {
        return new Held.Nothing(there.stream().map(Rrset::type).toList());
      }
      return sets.size() > 1
          ? new Held.Odd("the answer shows the record set twice")
          : sets.getFirst().held(key.type());
    }

    private List<Rrset> at(DnsName owner) {
      return rrsets.getOrDefault(owner.absolute(), List.of());
    }

    private boolean isKind(String... kinds) {
      return List.of(kinds).contains(kind.toLowerCase(Locale.ROOT));
    }
  }

  /// One record set, the owner name left out.
  record Rrset(String type, long ttl, List<Entry> entries) {
    private Held held(RecordType recordType) {
      List<Entry> disabled = entries.stream().filter(Entry::isDisabled).toList();
      List<String> live =
          entries.stream().filter(entry -> !entry.isDisabled()).map(Entry::content).toList();
      if (live.isEmpty()) {
        return new Held.Disabled();
      }
      try {
        Ttl held = new Ttl((int) Math.min(ttl, Integer.MAX_VALUE));
        return new Held.Live(new RecordSet(held, RecordData.of(recordType, live)), disabled);
      } catch (BadValue odd) {
        return new Held.Odd(Excerpt.of(String.valueOf(odd.getMessage())));
      }
    }
  }

  record Entry(String content, boolean isDisabled) {}

  /// What a zone holds for one key.
  sealed interface Held {
    /// @param disabled records of the set that are stored and not served
    record Live(RecordSet set, List<Entry> disabled) implements Held {}

    /// Records are stored, and none of them is served.
    record Disabled() implements Held {}

    /// @param otherTypes what the answer shows at the name instead
    record Nothing(List<String> otherTypes) implements Held {}

    /// Something that the contract can't express, e.g. two CNAMEs.
    record Odd(String why) implements Held {}
  }

  static Zone zone(String body, DnsName asked) throws BadJson {
    Json json = Json.parse(body);
    Map<String, List<Rrset>> rrsets = new HashMap<>();
    for (Json rrset : json.member("rrsets").elements()) {
      String owner = rrset.member("name").text().toLowerCase(Locale.ROOT);
      Rrset parsed = rrset(rrset);
      if (!parsed.entries().isEmpty()) {
        rrsets.computeIfAbsent(owner, _ -> new ArrayList<>()).add(parsed);
      }
    }
    return head(json, asked, rrsets);
  }

  /// A zone without its record sets.
  static Zone head(String body, DnsName asked) throws BadJson {
    return head(Json.parse(body), asked, Map.of());
  }

  /// The zones of a list, their record sets and SOA settings left out.
  static List<Zone> zones(String body) throws BadJson {
    List<Zone> zones = new ArrayList<>();
    for (Json zone : Json.parse(body).elements()) {
      String name = zone.member("name").text();
      String kind = zone.member("kind").text();
      named(name).ifPresent(usual -> zones.add(new Zone(usual, kind, "", Map.of())));
    }
    return zones;
  }

  /// The version of an authoritative server.
  static String version(String body) throws BadJson {
    Json json = Json.parse(body);
    String daemon = json.member("daemon_type").text();
    if (!daemon.equals("authoritative")) {
      throw new BadJson("daemon_type is not authoritative");
    }
    return json.member("version").text();
  }

  /// A request body that replaces record sets. Comments are left out, which keeps them.
  static String patch(List<Map<String, Object>> rrsets) {
    return Json.render(Map.of("rrsets", rrsets));
  }

  /// @param disabled records to be kept as they are
  static Map<String, Object> replacement(RecordKey key, RecordSet wanted, List<Entry> disabled) {
    List<Map<String, Object>> records = new ArrayList<>();
    wanted.data().values().forEach(value -> records.add(entry(value, false)));
    disabled.forEach(entry -> records.add(entry(entry.content(), true)));
    Map<String, Object> rrset = new LinkedHashMap<>();
    rrset.put("name", key.name().absolute());
    rrset.put("type", key.type().name());
    rrset.put("ttl", wanted.ttl().seconds());
    rrset.put("changetype", "REPLACE");
    rrset.put("records", records);
    return rrset;
  }

  private static Zone head(Json json, DnsName asked, Map<String, List<Rrset>> rrsets)
      throws BadJson {
    String name = json.member("name").text();
    if (!name.equalsIgnoreCase(asked.absolute())) {
      throw new BadJson("name is another zone's");
    }
    String soaEditApi =
        json.optional("soa_edit_api").isPresent() ? json.member("soa_edit_api").text() : "";
    return new Zone(asked, json.member("kind").text(), soaEditApi, rrsets);
  }

  /// A zone may have a name that no link can have; it is none of our business then.
  private static Optional<DnsName> named(String text) {
    try {
      return Optional.of(DnsName.of(text));
    } catch (BadValue unusual) {
      return Optional.empty();
    }
  }

  private static Rrset rrset(Json json) throws BadJson {
    List<Entry> entries = new ArrayList<>();
    for (Json entry : json.member("records").elements()) {
      entries.add(new Entry(entry.member("content").text(), entry.member("disabled").truth()));
    }
    return new Rrset(
        json.member("type").text(), json.member("ttl").number().longValue(), List.copyOf(entries));
  }

  private static Map<String, Object> entry(String content, boolean isDisabled) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("content", content);
    entry.put("disabled", isDisabled);
    return entry;
  }
}
