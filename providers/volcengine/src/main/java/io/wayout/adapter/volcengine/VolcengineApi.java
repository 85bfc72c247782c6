// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.adapter.volcengine.VolcengineSigner.Call;
import io.wayout.adapter.volcengine.VolcengineSigner.Scope;
import io.wayout.adapter.volcengine.VolcengineWire.VolcRecord;
import io.wayout.adapter.volcengine.VolcengineWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.rows.RowApi;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
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

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
///
/// Reads are GET, writes are POST; the vendor's defaults for lists, ten items and names that
/// resemble the one asked for, are never used.
final class VolcengineApi implements RowApi<VolcRecord> {
  private static final String VERSION = "2018-08-01";
  private static final int RECORD_PAGE = 500;
  private static final int ZONE_PAGE = 100;

  private final Account account;
  private final HeldKey key;
  private final InstantSource clock;
  private final Wire wire;

  VolcengineApi(Account account, HeldKey key, InstantSource clock, Wire wire) {
    this.account = account;
    this.key = key;
    this.clock = clock;
    this.wire = wire;
  }

  /// Where to ask, and what is remembered between calls.
  ///
  /// @param zoneIds by zone; thread-safe
  record Account(URI base, Scope scope, Map<DnsName, Long> zoneIds) {}

  @Override
  public Optional<String> rowType(RecordKey key) {
    return switch (key.type()) {
      case A, AAAA, CNAME, TXT -> Optional.of(key.type().name());
      case ALIAS -> Optional.empty();
    };
  }

  @Override
  public Reply<List<VolcRecord>> at(DnsName zone, DnsName name) {
    return records(zone, Map.of("Host", name.relativeTo(zone), "SearchMode", "exact"));
  }

  @Override
  public Reply<List<VolcRecord>> all(DnsName zone) {
    return records(zone, Map.of());
  }

  @Override
  public Reply<Boolean> showsAnything(DnsName zone) {
    return zoneId(zone)
        .then(id ->
            get(
                "ListRecords",
                Map.of("ZID", Long.toString(id), "PageNumber", "1", "PageSize", "1"),
                body -> !VolcengineWire.records(body, zone, 1, 1).items().isEmpty()));
  }

  @Override
  public WriteOutcome send(DnsName zone, List<RowStep<VolcRecord>> steps) {
    return switch (steps.getFirst()) {
      case RowStep.Rewrite<VolcRecord>(var row, var value, var ttl) ->
          post("UpdateRecord", VolcengineWire.update(row, value, ttl), VolcengineWire::written);
      case RowStep.Add<VolcRecord> add ->
          zoneId(zone)
              .fold(
                  id ->
                      post(
                          "CreateRecord",
                          VolcengineWire.creation(id, add),
                          VolcengineWire::written),
                  WriteOutcome.Refused::new);
      case RowStep.Drop<VolcRecord>(var row) ->
          post("DeleteRecord", Json.render(Map.of("RecordID", row.id())), VolcengineWire::removed);
    };
  }

  @Override
  public RecordRef ref(DnsName zone, List<VolcRecord> rows) {
    String ids = RowApi.super.ref(zone, rows).text();
    Long zoneId = account.zoneIds().get(zone);
    return new RecordRef((zoneId == null ? "" : zoneId) + "/" + ids);
  }

  /// The zone as the vendor has it now. Of several of one name, the one that the account owns.
  Reply<Zone> zone(DnsName name) {
    return zones(Map.of("Key", name.text(), "SearchMode", "exact"), ZONE_PAGE)
        .then(zones -> chosen(name, zones));
  }

  /// All zones of the account.
  Reply<List<Zone>> zones() {
    return zones(Map.of(), ZONE_PAGE);
  }

  /// The first zone of the account, if it has one: the cheapest proof that the key is accepted.
  Reply<Page<Zone>> anyZone() {
    return zones(Map.of(), "1", 1);
  }

  /// Where the vendor serves a zone.
  Reply<List<String>> nameServers(DnsName zone) {
    return zoneId(zone)
        .then(
            id -> get("QueryZone", Map.of("ZID", Long.toString(id)), VolcengineWire::nameServers));
  }

  private Reply<Zone> chosen(DnsName name, List<Zone> zones) {
    List<Zone> named =
        zones.stream().filter(zone -> zone.name().equals(Optional.of(name))).toList();
    List<Zone> owned = named.stream().filter(Zone::isOwned).toList();
    if (owned.isEmpty()) {
      String why = named.isEmpty() ? " is not in this account" : " is not this account's own";
      return new Reply.Failed<>(new Absent("zone " + name + why));
    }
    if (owned.size() > 1) {
      return new Reply.Failed<>(
          new Garbled("there are " + owned.size() + " zones " + name + " in this account"));
    }
    account.zoneIds().put(name, owned.getFirst().id());
    return new Reply.Got<>(owned.getFirst());
  }

  private Reply<Long> zoneId(DnsName zone) {
    Long known = account.zoneIds().get(zone);
    return known == null
        ? zone(zone).then(found -> new Reply.Got<>(found.id()))
        : new Reply.Got<>(known);
  }

  private Reply<List<Zone>> zones(Map<String, String> filter, int size) {
    return Pages.all("ListZones", "1", number -> zones(filter, number, size));
  }

  private Reply<Page<Zone>> zones(Map<String, String> filter, String number, int size) {
    return get(
        "ListZones",
        paged(filter, number, size),
        body -> VolcengineWire.zones(body, Integer.parseInt(number), size));
  }

  private Reply<List<VolcRecord>> records(DnsName zone, Map<String, String> filter) {
    return zoneId(zone).then(id -> records(id, zone, filter));
  }

  private Reply<List<VolcRecord>> records(long zoneId, DnsName zone, Map<String, String> filter) {
    Map<String, String> asked = new HashMap<>(filter);
    asked.put("ZID", Long.toString(zoneId));
    Reply<List<VolcRecord>> found =
        Pages.all(
            "ListRecords " + zone,
            "1",
            number ->
                get(
                    "ListRecords",
                    paged(asked, number, RECORD_PAGE),
                    body ->
                        VolcengineWire.records(body, zone, Integer.parseInt(number), RECORD_PAGE)));
    if (found instanceof Reply.Failed<List<VolcRecord>>(Absent _)) {
      account.zoneIds().remove(zone, zoneId);
    }
    return found;
  }

  private static Map<String, String> paged(Map<String, String> filter, String number, int size) {
    Map<String, String> asked = new HashMap<>(filter);
    asked.put("PageNumber", number);
    asked.put("PageSize", Integer.toString(size));
    return asked;
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> get(String action, Map<String, String> parameters, Parser<T> parser) {
    return Answers.read(
        exchange("GET", action, parameters, ""), answer -> parsed(action, answer, parser));
  }

  private WriteOutcome post(String action, String body, Parser<String> parser) {
    return Answers.write(
        exchange("POST", action, Map.of(), body),
        answer ->
            parsed(action, answer, parser)
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private <T> Reply<T> parsed(String action, Answered answer, Parser<T> parser) {
    if (answer.status() != 200 || VolcengineWire.problem(answer.body()).isPresent()) {
      return new Reply.Failed<>(
          key.noted(VolcengineFailures.of(action, answer, key.secrets(), clock.instant())));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(new Garbled(action + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Answer exchange(
      String method, String action, Map<String, String> parameters, String body) {
    Map<String, String> asked = new HashMap<>(parameters);
    asked.put("Action", action);
    asked.put("Version", VERSION);
    String query = Percent.query(asked);
    String host = SignedHeaders.host(account.base());
    Call call = new Call(method, host, query, body, clock.instant());
    URI uri = URI.create(account.base() + "/?" + query);
    return wire.exchange(
        new Request(method, uri, VolcengineSigner.headers(call, account.scope(), key.key()), body));
  }
}
