// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.dns.DnsName;
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

/// Google's JSON as record sets: pure parsing and rendering. Google leaves empty lists out, so what
/// an answer is must be told by its `kind`.
final class ClouddnsWire {
  private static final int NOT_FOUND = 404;

  private ClouddnsWire() {}

  /// A managed zone.
  ///
  /// @param name Google's own name of it
  /// @param dnsName lower case, with the final dot
  /// @param isPublic it is seen by everybody, not by one network alone
  /// @param nameServers without the final dot
  record Zone(String name, String dnsName, boolean isPublic, List<String> nameServers) {
    boolean isOf(DnsName zone) {
      return isPublic && dnsName.equals(zone.absolute());
    }
  }

  static Page<Zone> zones(String body) throws BadJson {
    Json json = Json.parse(body);
    List<Zone> zones = new ArrayList<>();
    for (Json zone : list(json, "dns#managedZonesListResponse", "managedZones")) {
      zones.add(zone(zone));
    }
    return page(json, zones);
  }

  static Page<ClouddnsSet> sets(String body) throws BadJson {
    Json json = Json.parse(body);
    List<ClouddnsSet> sets = new ArrayList<>();
    for (Json set : list(json, "dns#resourceRecordSetsListResponse", "rrsets")) {
      sets.add(set(set));
    }
    return page(json, sets);
  }

  /// The sets that a change adds, as its answer confirms them.
  static List<ClouddnsSet> added(String body, List<ClouddnsSet> sent) throws BadJson {
    Json json = Json.parse(body);
    List<ClouddnsSet> added = new ArrayList<>();
    for (Json set : list(json, "dns#change", "additions")) {
      added.add(set(set));
    }
    String status = json.member("status").text();
    if (!status.equals("pending") && !status.equals("done")) {
      throw new BadJson("status is neither pending nor done");
    }
    List<String> names = sent.stream().map(ClouddnsSet::name).sorted().toList();
    if (!added.stream().map(ClouddnsSet::name).sorted().toList().equals(names)) {
      throw new BadJson("another change is confirmed than was sent");
    }
    return added;
  }

  /// A change: what goes must be there exactly as it is written here, or nothing happens.
  static String change(List<ClouddnsSet> deletions, List<ClouddnsSet> additions) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("deletions", deletions.stream().map(ClouddnsSet::json).toList());
    change.put("additions", additions.stream().map(ClouddnsSet::json).toList());
    return Json.render(change);
  }

  /// What went wrong in Google's own words; empty if they are none of Google's.
  static Optional<Problem> problem(int status, String body) {
    try {
      Json error = Json.parse(body).member("error");
      String message = error.member("message").text();
      return Optional.of(new Problem(code(status, reason(error), message), message));
    } catch (BadJson foreign) {
      return Optional.empty();
    }
  }

  /// A set to be deleted that is not there is a lost race, not a lost zone.
  private static String code(int status, String reason, String message) {
    boolean isRace = status == NOT_FOUND && message.contains("entity.change");
    return isRace ? "gone" : reason;
  }

  private static String reason(Json error) throws BadJson {
    Optional<Json> errors = error.optional("errors");
    if (errors.isPresent() && !errors.get().elements().isEmpty()) {
      return errors.get().elements().getFirst().member("reason").text();
    }
    return error.member("status").text();
  }

  private static List<Json> list(Json json, String kind, String member) throws BadJson {
    if (!kind.equals(json.member("kind").text())) {
      throw new BadJson("kind is not " + kind);
    }
    Optional<Json> list = json.optional(member);
    return list.isPresent() ? list.get().elements() : List.of();
  }

  private static <T> Page<T> page(Json json, List<T> items) throws BadJson {
    Optional<Json> next = json.optional("nextPageToken");
    return new Page<>(
        items,
        next.isPresent() ? Optional.of(next.get().text()) : Optional.empty(),
        OptionalInt.empty());
  }

  private static Zone zone(Json json) throws BadJson {
    Optional<Json> visibility = json.optional("visibility");
    boolean isPublic = visibility.isEmpty() || visibility.get().text().equals("public");
    List<String> hosts = new ArrayList<>();
    Optional<Json> servers = json.optional("nameServers");
    for (Json host : servers.isPresent() ? servers.get().elements() : List.<Json>of()) {
      hosts.add(host.text().replaceFirst("\\.$", ""));
    }
    return new Zone(
        json.member("name").text(),
        json.member("dnsName").text().toLowerCase(Locale.ROOT),
        isPublic,
        hosts);
  }

  private static ClouddnsSet set(Json json) throws BadJson {
    boolean isRouted = json.optional("routingPolicy").isPresent();
    Optional<Json> rrdatas = json.optional("rrdatas");
    List<String> values = new ArrayList<>();
    for (Json value : rrdatas.isPresent() ? rrdatas.get().elements() : List.<Json>of()) {
      values.add(value.text());
    }
    if (values.isEmpty() && !isRouted) {
      throw new BadJson("a record set without rrdatas");
    }
    return new ClouddnsSet(
        json.member("name").text(),
        json.member("type").text(),
        json.member("ttl").whole(),
        values,
        isRouted);
  }
}
