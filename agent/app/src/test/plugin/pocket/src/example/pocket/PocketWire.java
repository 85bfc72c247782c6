// SPDX-License-Identifier: Apache-2.0
package example.pocket;

import io.wayout.dns.BadValue;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pocket's JSON. Pure.
final class PocketWire {
  private PocketWire() {}

  /// A record set as Pocket shows it.
  ///
  /// @param version what a change must name, so that it applies to this and nothing newer
  record Held(String name, String type, int ttl, List<String> values, String version) {
    boolean isAt(RecordKey key) {
      return name.equals(key.name().text()) && type.equals(key.type().name());
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

  /// The whole zone. It always has its name servers, so an empty list is none.
  static List<Held> zone(String body, DnsName asked) throws BadJson {
    Json json = Json.parse(body);
    if (!json.member("zone").text().equals(asked.text())) {
      throw new BadJson("zone is another one");
    }
    List<Held> all = new ArrayList<>();
    for (Json set : json.member("sets").elements()) {
      all.add(held(set));
    }
    if (all.isEmpty() || all.size() != json.member("count").whole()) {
      throw new BadJson(all.size() + " record sets are not the whole zone");
    }
    return List.copyOf(all);
  }

  static List<String> zones(String body) throws BadJson {
    List<String> names = new ArrayList<>();
    for (Json zone : Json.parse(body).member("zones").elements()) {
      names.add(zone.text());
    }
    return List.copyOf(names);
  }

  /// The answer to a write shows what is there now.
  static Held written(String body, RecordKey key, RecordSet wanted) throws BadJson {
    Held held = held(Json.parse(body));
    if (!held.isAt(key) || !held.set(key.type()).equals(wanted)) {
      throw new BadJson("another record set is confirmed");
    }
    return held;
  }

  static String body(RecordSet wanted) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ttl", wanted.ttl().seconds());
    body.put("values", wanted.data().values());
    return Json.render(body);
  }

  /// Is this name free of records of any type?
  static boolean isFree(List<Held> zone, DnsName name) {
    return zone.stream().noneMatch(held -> held.name().equals(name.text()));
  }

  static Optional<Held> at(List<Held> zone, RecordKey key) {
    return zone.stream().filter(held -> held.isAt(key)).findFirst();
  }

  private static Held held(Json json) throws BadJson {
    List<String> values = new ArrayList<>();
    for (Json value : json.member("values").elements()) {
      values.add(value.text());
    }
    if (values.isEmpty()) {
      throw new BadJson("values is empty");
    }
    return new Held(
        json.member("name").text(),
        json.member("type").text(),
        json.member("ttl").whole(),
        List.copyOf(values),
        json.member("version").text());
  }
}
