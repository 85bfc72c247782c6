// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.rows.PlainValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Azure's JSON as record sets: pure parsing and rendering. Azure compares names and paths without
/// case, and so do we.
final class AzurednsWire {
  private static final int NOT_FOUND = 404;

  private AzurednsWire() {}

  /// @param nameServers without the final dot
  record Zone(String name, List<String> nameServers) {}

  /// What a page's items are.
  @FunctionalInterface
  interface Item<T> {
    T parse(Json json) throws BadJson;
  }

  static AzurednsSet set(String body) throws BadJson {
    return set(Json.parse(body));
  }

  /// The set that was asked for and no other.
  static AzurednsSet set(String body, String name, String type) throws BadJson {
    AzurednsSet set = set(body);
    if (!set.name().equals(name) || !set.type().equals(type)) {
      throw new BadJson("name or type is another set's");
    }
    return set;
  }

  static AzurednsSet set(Json json) throws BadJson {
    Json properties = json.member("properties");
    String type = lastPart(json.member("type").text());
    Optional<Json> target = properties.optional("targetResource");
    boolean isAlias = target.isPresent() && target.get().optional("id").isPresent();
    Optional<Json> metadata = properties.optional("metadata");
    String etag = json.member("etag").text();
    if (etag.isBlank()) {
      throw new BadJson("etag is empty");
    }
    return new AzurednsSet(
        json.member("name").text().toLowerCase(Locale.ROOT),
        type,
        etag,
        properties.member("TTL").whole(),
        metadata.isPresent() ? metadata.get().texts() : Map.of(),
        isAlias,
        isAlias ? List.of() : values(properties, type));
  }

  /// The answer to a write shows the set that was written.
  static AzurednsSet written(String body, RecordKey key, RecordSet wanted) throws BadJson {
    AzurednsSet set = set(body, key.name().relativeTo(key.zone()), key.type().name());
    if (!set.set(key.type()).equals(wanted)) {
      throw new BadJson("another set is confirmed than was sent");
    }
    return set;
  }

  static Zone zone(Json json) throws BadJson {
    List<String> hosts = new ArrayList<>();
    for (Json host : json.member("properties").member("nameServers").elements()) {
      hosts.add(host.text().replaceFirst("\\.$", ""));
    }
    return new Zone(json.member("name").text().toLowerCase(Locale.ROOT), hosts);
  }

  static Zone zone(String body, DnsName asked) throws BadJson {
    Zone zone = zone(Json.parse(body));
    if (!zone.name().equals(asked.text())) {
      throw new BadJson("name is another zone's");
    }
    if (zone.nameServers().isEmpty()) {
      throw new BadJson("nameServers is empty");
    }
    return zone;
  }

  /// @param base where we ask: the next page must be there, too, or our token would go elsewhere
  static <T> Page<T> page(String body, URI base, Item<T> item) throws BadJson {
    Json json = Json.parse(body);
    List<T> items = new ArrayList<>();
    for (Json element : json.member("value").elements()) {
      items.add(item.parse(element));
    }
    Optional<Json> next = json.optional("nextLink");
    return new Page<>(
        items,
        next.isPresent() ? Optional.of(cursor(next.get().text(), base)) : Optional.empty(),
        OptionalInt.empty());
  }

  /// The whole set as a request carries it, with the metadata that it had.
  static String body(RecordSet wanted, Map<String, String> metadata) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      properties.put("metadata", metadata);
    }
    properties.put("TTL", wanted.ttl().seconds());
    RecordData data = wanted.data();
    List<String> plain = data.values().stream().map(PlainValue::of).toList();
    switch (data.type()) {
      case CNAME -> properties.put("CNAMERecord", Map.of("cname", plain.getFirst()));
      case A -> properties.put("ARecords", list(plain, "ipv4Address"));
      case AAAA -> properties.put("AAAARecords", list(plain, "ipv6Address"));
      case TXT -> properties.put("TXTRecords", List.of(Map.of("value", plain)));
      case ALIAS -> throw new IllegalArgumentException("Azure has no such records");
    }
    return Json.render(Map.of("properties", properties));
  }

  /// A 404 about the record set and not about zone, group or subscription.
  static boolean isNoSuchSet(int status, String body) {
    return status == NOT_FOUND
        && problem(status, body).filter(p -> p.code().equals("NotFound")).isPresent();
  }

  /// What went wrong in Azure's own words: the manager wraps them, the DNS service behind it does
  /// not. Empty if they are none of Azure's.
  static Optional<Problem> problem(int status, String body) {
    try {
      Json json = Json.parse(body);
      Json error = json.optional("error").orElse(json);
      String message = error.member("message").text();
      return Optional.of(new Problem(code(status, error.member("code").text(), message), message));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// A name that is taken has no code of its own, and quotas have many.
  private static String code(int status, String code, String message) {
    if (status == 400 && message.contains("with the same name already exists")) {
      return "taken";
    }
    return code.endsWith("QuotaExceeded") ? "QuotaExceeded" : code;
  }

  private static List<Map<String, String>> list(List<String> values, String member) {
    return values.stream().map(value -> Map.of(member, value)).toList();
  }

  private static String lastPart(String type) {
    return type.substring(type.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
  }

  /// Azure keeps sets without records, too, so they must not spoil a list; whoever needs their
  /// value finds none.
  private static List<String> values(Json properties, String type) throws BadJson {
    return switch (type) {
      case "CNAME" -> {
        Optional<Json> record = properties.optional("CNAMERecord");
        yield record.isPresent() ? List.of(record.get().member("cname").text()) : List.of();
      }
      case "A" -> texts(properties.optional("ARecords"), "ipv4Address");
      case "AAAA" -> texts(properties.optional("AAAARecords"), "ipv6Address");
      case "TXT" -> joined(properties.optional("TXTRecords"));
      default -> List.of();
    };
  }

  private static List<Json> elements(Optional<Json> list) throws BadJson {
    return list.isPresent() ? list.get().elements() : List.of();
  }

  private static List<String> texts(Optional<Json> records, String member) throws BadJson {
    List<String> texts = new ArrayList<>();
    for (Json record : elements(records)) {
      texts.add(record.member(member).text());
    }
    return texts;
  }

  /// A text is kept in pieces of at most 255 characters.
  private static List<String> joined(Optional<Json> records) throws BadJson {
    List<String> texts = new ArrayList<>();
    for (Json record : elements(records)) {
      StringBuilder text = new StringBuilder();
      for (Json piece : record.member("value").elements()) {
        text.append(piece.text());
      }
      texts.add("\"" + text + "\"");
    }
    return texts;
  }

  private static String cursor(String link, URI base) throws BadJson {
    URI next;
    try {
      next = new URI(link);
    } catch (URISyntaxException odd) {
      throw new BadJson("nextLink is no address");
    }
    boolean isOurs =
        base.getScheme().equalsIgnoreCase(next.getScheme())
            && base.getHost().equalsIgnoreCase(next.getHost())
            && port(base) == port(next);
    if (!isOurs) {
      throw new BadJson("nextLink leads elsewhere");
    }
    return next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
  }

  private static int port(URI uri) {
    int standard = "http".equals(uri.getScheme()) ? 80 : 443;
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  /// All types that may stand at a name and that wayout knows how to read.
  static List<RecordType> types() {
    return List.of(RecordType.CNAME, RecordType.A, RecordType.AAAA, RecordType.TXT);
  }
}
