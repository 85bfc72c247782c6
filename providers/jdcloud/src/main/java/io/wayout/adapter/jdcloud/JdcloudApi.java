// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.jdcloud;

import io.wayout.adapter.jdcloud.JdcloudWire.Place;
import io.wayout.adapter.jdcloud.JdcloudWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.json.Json;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.rows.RowApi;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
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
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
final class JdcloudApi implements RowApi<JdcloudRecord> {
  private static final int PAGE = 99;
  private static final int FIRST = 10;
  private static final String START = "1/0";

  /// What may be in a query; see [JdcloudSigner].
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z._~-]+");

  private final Account account;
  private final AccessKey key;
  private final InstantSource clock;
  private final Supplier<String> nonces;
  private final Wire wire;

  /// What all calls of an account share.
  ///
  /// @param region part of every path; it has no other meaning
  /// @param zoneIds by zone; thread-safe
  record Account(URI base, String region, Map<DnsName, String> zoneIds) {}

  JdcloudApi(
      Account account, AccessKey key, InstantSource clock, Supplier<String> nonces, Wire wire) {
    this.account = account;
    this.key = key;
    this.clock = clock;
    this.nonces = nonces;
    this.wire = wire;
  }

  @Override
  public Optional<String> rowType(RecordKey key) {
    return switch (key.type()) {
      case A, AAAA, CNAME, TXT -> Optional.of(key.type().name());
      case ALIAS -> Optional.empty();
    };
  }

  /// The vendor's search finds parts of names, and can't be asked for `@` and `*`.
  @Override
  public Reply<List<JdcloudRecord>> at(DnsName zone, DnsName name) {
    String host = name.relativeTo(zone);
    return PLAIN.matcher(host).matches()
        ? records(zone, Map.of("search", host))
        : records(zone, Map.of());
  }

  @Override
  public Reply<List<JdcloudRecord>> all(DnsName zone) {
    return records(zone, Map.of());
  }

  @Override
  public Reply<Boolean> showsAnything(DnsName zone) {
    Place start = Place.of(START);
    return zoneId(zone)
        .then(id ->
            get(
                "zone " + zone,
                recordsPath(id),
                paged(Map.of(), start, FIRST),
                body -> JdcloudWire.records(body, zone, start)))
        .then(page -> new Reply.Got<>(!page.items().isEmpty()));
  }

  /// The zone's identifier is known since the look that came before, so nothing blocks between the
  /// gate and the request.
  @Override
  public WriteOutcome send(DnsName zone, List<RowStep<JdcloudRecord>> steps) {
    String id = account.zoneIds().getOrDefault(zone, "");
    if (id.isEmpty()) {
      return new WriteOutcome.Refused(
          new Conflict("zone " + zone + " has gone since its records were read"));
    }
    String path = recordsPath(id);
    return switch (steps.getFirst()) {
      case RowStep.Rewrite<JdcloudRecord> step ->
          write("PUT", path + "/" + step.row().id(), Json.render(JdcloudWire.update(zone, step)));
      case RowStep.Add<JdcloudRecord> step ->
          write("POST", path, Json.render(JdcloudWire.creation(step)));
      case RowStep.Drop<JdcloudRecord>(var row) -> write("DELETE", path + "/" + row.id(), "");
    };
  }

  /// A refusal of JD Cloud has no code that tells why; the record does.
  @Override
  public boolean isWorthALook(ProviderFailure refusal) {
    return refusal instanceof Conflict || refusal instanceof Rejected || refusal instanceof Absent;
  }

  /// The zone of exactly this name; the vendor's filter finds parts of names.
  Reply<Zone> zone(DnsName zone) {
    return zones("zone " + zone, Map.of("domainName", zone.text()))
        .then(zones -> chosen(zone, zones));
  }

  /// All zones of the account.
  Reply<List<Zone>> zones() {
    return zones("zones", Map.of());
  }

  /// The cheapest proof that the key is accepted.
  Reply<Page<Zone>> anyZone() {
    Place start = Place.of(START);
    return get(
        "zones", "/domain", paged(Map.of(), start, FIRST), body -> JdcloudWire.zones(body, start));
  }

  private Reply<Zone> chosen(DnsName name, List<Zone> zones) {
    Optional<Zone> found =
        zones.stream().filter(zone -> zone.name().equals(Optional.of(name))).findFirst();
    if (found.isEmpty()) {
      account.zoneIds().remove(name);
      return new Reply.Failed<>(new Absent("zone " + name + " is not in this account"));
    }
    account.zoneIds().put(name, found.get().id());
    return new Reply.Got<>(found.get());
  }

  private Reply<String> zoneId(DnsName zone) {
    String known = account.zoneIds().getOrDefault(zone, "");
    return known.isEmpty()
        ? zone(zone).then(found -> new Reply.Got<>(found.id()))
        : new Reply.Got<>(known);
  }

  private Reply<List<Zone>> zones(String what, Map<String, String> filter) {
    return Pages.all(
        what,
        START,
        cursor -> {
          Place place = Place.of(cursor);
          return get(
              what, "/domain", paged(filter, place, PAGE), body -> JdcloudWire.zones(body, place));
        });
  }

  private Reply<List<JdcloudRecord>> records(DnsName zone, Map<String, String> filter) {
    return zoneId(zone).then(id -> records(id, zone, filter));
  }

  private Reply<List<JdcloudRecord>> records(
      String zoneId, DnsName zone, Map<String, String> filter) {
    String what = "zone " + zone;
    Reply<List<JdcloudRecord>> found =
        Pages.all(
            what,
            START,
            cursor -> {
              Place place = Place.of(cursor);
              return get(
                  what,
                  recordsPath(zoneId),
                  paged(filter, place, PAGE),
                  body -> JdcloudWire.records(body, zone, place));
            });
    if (found instanceof Reply.Failed<List<JdcloudRecord>>(Absent _)) {
      account.zoneIds().remove(zone, zoneId);
    }
    return found;
  }

  private static Map<String, String> paged(Map<String, String> filter, Place place, int size) {
    Map<String, String> query = new HashMap<>(filter);
    query.put("pageNumber", Integer.toString(place.page()));
    query.put("pageSize", Integer.toString(size));
    return query;
  }

  private static String recordsPath(String zoneId) {
    return "/domain/" + zoneId + "/ResourceRecord";
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

  private WriteOutcome write(String method, String path, String body) {
    return Answers.write(
        exchange(method, path, "", body),
        answer ->
            parsed(method, answer, JdcloudWire::written)
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    boolean isError = JdcloudWire.problem(answer.body()).isPresent();
    boolean isDone = answer.status() >= 200 && answer.status() < 300;
    if (!isDone || isError) {
      return new Reply.Failed<>(JdcloudFailures.of(what, answer, key.secrets(), clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Answer exchange(String method, String path, String query, String body) {
    String whole = "/v2/regions/" + account.region() + path;
    Map<String, String> headers =
        JdcloudSigner.headers(
            new JdcloudSigner.Call(
                method,
                SignedHeaders.host(account.base()),
                whole,
                query,
                body,
                account.region(),
                clock.instant(),
                nonces.get()),
            key);
    URI uri = URI.create(account.base() + whole + (query.isEmpty() ? "" : "?" + query));
    return wire.exchange(new Request(method, uri, headers, body));
  }
}
