// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.adapter.huaweicloud.HuaweicloudWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answer;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
final class HuaweicloudApi {
  private static final int PAGE = 500;
  private static final Set<Integer> DONE = Set.of(200, 201, 202);

  private final Account account;
  private final HeldKey key;
  private final InstantSource clock;
  private final Wire wire;

  /// What all calls of an account share.
  ///
  /// @param projectId empty to leave the project to the gateway
  /// @param zoneIds by zone; thread-safe
  record Account(URI base, Optional<String> projectId, Map<DnsName, String> zoneIds) {}

  HuaweicloudApi(Account account, HeldKey key, InstantSource clock, Wire wire) {
    this.account = account;
    this.key = key;
    this.clock = clock;
    this.wire = wire;
  }

  /// The identifier of a zone, asked for once.
  Reply<String> zoneId(DnsName zone) {
    String known = account.zoneIds().getOrDefault(zone, "");
    return known.isEmpty()
        ? zone(zone).then(found -> new Reply.Got<>(found.id()))
        : new Reply.Got<>(known);
  }

  /// The zone of exactly this name; the vendor's own filter may show others.
  Reply<Zone> zone(DnsName zone) {
    Map<String, String> filter = Map.of("name", zone.absolute(), "search_mode", "equal");
    return zones("zone " + zone, filter).then(zones -> chosen(zone, zones));
  }

  /// All public zones of the account.
  Reply<List<Zone>> zones() {
    return zones("zones", Map.of());
  }

  /// The cheapest proof that the key is accepted.
  Reply<Page<Zone>> anyZone() {
    return get(
        "zones",
        "/v2/zones",
        Map.of("type", "public", "limit", "1"),
        b -> HuaweicloudWire.zones(b, 0));
  }

  Reply<List<String>> nameServers(DnsName zone) {
    return zoneId(zone)
        .then(id ->
            get(
                "name servers of " + zone,
                "/v2/zones/" + id + "/nameservers",
                Map.of(),
                HuaweicloudWire::nameServers));
  }

  /// The record sets at a name, of all types and lines.
  Reply<List<HuaweicloudSet>> at(DnsName zone, String zoneId, DnsName name) {
    return sets(zone, zoneId, Map.of("name", name.absolute(), "search_mode", "equal"));
  }

  /// All record sets of a zone.
  Reply<List<HuaweicloudSet>> all(DnsName zone, String zoneId) {
    return sets(zone, zoneId, Map.of());
  }

  /// Does the same kind of listing show anything at all of the zone?
  Reply<Boolean> showsAnything(DnsName zone, String zoneId) {
    return get(
            "zone " + zone,
            setsPath(zoneId),
            Map.of("limit", "1", "offset", "0"),
            body -> HuaweicloudWire.sets(body, 0))
        .then(page -> new Reply.Got<>(!page.items().isEmpty()));
  }

  Reply<HuaweicloudSet> set(String zoneId, String setId) {
    return get(
        "record set " + setId, setsPath(zoneId) + "/" + setId, Map.of(), HuaweicloudWire::set);
  }

  /// Gives a set other values, in place. The caller has asked the gate.
  WriteOutcome replace(RecordKey set, String zoneId, String setId, RecordSet wanted) {
    String path = setsPath(zoneId) + "/" + setId;
    return write("PUT", set, path, HuaweicloudWire.wanted(set, wanted));
  }

  /// Makes a set that is not there yet. The caller has asked the gate.
  WriteOutcome create(RecordKey set, String zoneId, RecordSet wanted, String line) {
    return write("POST", set, setsPath(zoneId), HuaweicloudWire.creation(set, wanted, line));
  }

  private Reply<Zone> chosen(DnsName name, List<Zone> zones) {
    List<Zone> named = zones.stream().filter(z -> z.name().equals(Optional.of(name))).toList();
    if (named.isEmpty()) {
      return new Reply.Failed<>(
          new Absent("zone " + name + " is not in this account, or not in this region's reach"));
    }
    if (named.size() > 1) {
      return new Reply.Failed<>(
          new Rejected("there are " + named.size() + " public zones " + name + "; keep one"));
    }
    account.zoneIds().put(name, named.getFirst().id());
    return new Reply.Got<>(named.getFirst());
  }

  private Reply<List<Zone>> zones(String what, Map<String, String> filter) {
    return Pages.all(
        what,
        "0",
        offset -> {
          Map<String, String> query = paged(filter, offset);
          query.put("type", "public");
          return get(
              what, "/v2/zones", query, b -> HuaweicloudWire.zones(b, Integer.parseInt(offset)));
        });
  }

  private Reply<List<HuaweicloudSet>> sets(
      DnsName zone, String zoneId, Map<String, String> filter) {
    String what = "zone " + zone;
    Reply<List<HuaweicloudSet>> found =
        Pages.all(
            what,
            "0",
            offset ->
                get(
                    what,
                    setsPath(zoneId),
                    paged(filter, offset),
                    body -> HuaweicloudWire.sets(body, Integer.parseInt(offset))));
    if (found instanceof Reply.Failed<List<HuaweicloudSet>>(Absent _)) {
      account.zoneIds().remove(zone, zoneId);
    }
    return found;
  }

  private static Map<String, String> paged(Map<String, String> filter, String offset) {
    Map<String, String> query = new HashMap<>(filter);
    query.put("limit", Integer.toString(PAGE));
    query.put("offset", offset);
    return query;
  }

  private static String setsPath(String zoneId) {
    return "/v2.1/zones/" + zoneId + "/recordsets";
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> get(String what, String path, Map<String, String> query, Parser<T> parser) {
    return Answers.read(
        exchange("GET", path, Percent.query(query), ""), answer -> parsed(what, answer, parser));
  }

  /// The receipt names the zone and the set, for [HuaweicloudProgress].
  private WriteOutcome write(String method, RecordKey set, String path, Map<String, Object> body) {
    String zoneId = path.split("/", -1)[3];
    return Answers.write(
        exchange(method, path, "", Json.render(body)),
        answer ->
            parsed(set.toString(), answer, HuaweicloudWire::written)
                .fold(
                    id -> new WriteOutcome.Accepted(new Receipt(zoneId + "/" + id)),
                    Answers::failed));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    boolean isError = HuaweicloudWire.problem(answer.body()).isPresent();
    if (!DONE.contains(answer.status()) || isError) {
      return new Reply.Failed<>(
          key.noted(HuaweicloudFailures.of(what, answer, key.secrets(), clock.instant())));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Answer exchange(String method, String path, String query, String body) {
    URI base = account.base();
    Map<String, String> headers =
        HuaweicloudSigner.headers(
            new HuaweicloudSigner.Call(
                method,
                SignedHeaders.host(base),
                path,
                query,
                body,
                account.projectId(),
                clock.instant()),
            key.key());
    URI uri = URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    return wire.exchange(new Request(method, uri, headers, body));
  }
}
