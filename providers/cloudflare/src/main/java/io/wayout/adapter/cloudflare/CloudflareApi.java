// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.adapter.cloudflare.CloudflareWire.Zone;
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
import io.wayout.kit.sign.Percent;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One method per HTTP call, for the length of one call of the provider: it holds the token.
final class CloudflareApi implements RowApi<CloudflareRecord> {
  private static final int RECORD_PAGE = 100;
  private static final int ZONE_PAGE = 50;

  private final Account account;
  private final String token;
  private final InstantSource clock;
  private final Wire wire;

  CloudflareApi(Account account, String token, InstantSource clock, Wire wire) {
    this.account = account;
    this.token = token;
    this.clock = clock;
    this.wire = wire;
  }

  /// Where to ask, and what is remembered between calls.
  ///
  /// @param accountId narrows the search for zones
  /// @param zoneIds by zone; thread-safe
  record Account(URI base, Optional<String> accountId, Map<DnsName, String> zoneIds) {}

  @Override
  public Optional<String> rowType(RecordKey key) {
    return Optional.of(key.type().name());
  }

  @Override
  public Reply<List<CloudflareRecord>> at(DnsName zone, DnsName name) {
    return zoneId(zone).then(id -> records(id, zone, Map.of("name.exact", name.text())));
  }

  @Override
  public Reply<List<CloudflareRecord>> all(DnsName zone) {
    return zoneId(zone).then(id -> records(id, zone, Map.of()));
  }

  @Override
  public Reply<Boolean> showsAnything(DnsName zone) {
    return zoneId(zone)
        .then(id ->
            get(
                "zone " + zone,
                recordsPath(id) + "?page=1&per_page=1",
                body -> !CloudflareWire.records(body, zone, 1, 1).items().isEmpty()));
  }

  @Override
  public WriteOutcome send(DnsName zone, List<RowStep<CloudflareRecord>> steps) {
    return zoneId(zone).fold(id -> send(zone, recordsPath(id), steps), WriteOutcome.Refused::new);
  }

  @Override
  public RecordRef ref(DnsName zone, List<CloudflareRecord> rows) {
    String ids = RowApi.super.ref(zone, rows).text();
    return new RecordRef(account.zoneIds().getOrDefault(zone, "") + "/" + ids);
  }

  /// The zone as Cloudflare has it now. More than one of that name can't be told apart by us.
  Reply<Zone> zone(DnsName name) {
    Map<String, String> asked = new HashMap<>(Map.of("name", name.text(), "per_page", "50"));
    account.accountId().ifPresent(id -> asked.put("account.id", id));
    return get(
            "zone " + name,
            "/zones?" + Percent.query(asked),
            body -> CloudflareWire.zones(body, 1, ZONE_PAGE).items())
        .then(zones -> chosen(name, zones));
  }

  /// All zones that the token may see.
  Reply<List<Zone>> zones() {
    return Pages.all(
        "zones",
        "1",
        number ->
            get(
                "zones",
                "/zones?page=" + number + "&per_page=" + ZONE_PAGE,
                body -> CloudflareWire.zones(body, Integer.parseInt(number), ZONE_PAGE)));
  }

  /// What the API says of the token.
  Reply<String> tokenStatus() {
    return get("token", tokenPath(), CloudflareWire::tokenStatus);
  }

  /// When the token ends; empty if it does not.
  Reply<Optional<Instant>> tokenEnd() {
    return get("token", tokenPath(), CloudflareWire::tokenEnd);
  }

  private String tokenPath() {
    String owner = account.accountId().map(id -> "/accounts/" + Percent.encode(id)).orElse("/user");
    return owner + "/tokens/verify";
  }

  private Reply<Zone> chosen(DnsName name, List<Zone> zones) {
    List<Zone> named =
        zones.stream().filter(zone -> zone.name().equals(Optional.of(name))).toList();
    if (named.isEmpty()) {
      return new Reply.Failed<>(
          new Absent("zone " + name + " is not in this account, or the token may not see it"));
    }
    if (named.size() > 1) {
      return new Reply.Failed<>(
          new Rejected(
              "there are "
                  + named.size()
                  + " zones "
                  + name
                  + " within the token's reach; set account-id to tell them apart"));
    }
    account.zoneIds().put(name, named.getFirst().id());
    return new Reply.Got<>(named.getFirst());
  }

  private Reply<String> zoneId(DnsName zone) {
    String known = account.zoneIds().getOrDefault(zone, "");
    return known.isEmpty()
        ? zone(zone).then(found -> new Reply.Got<>(found.id()))
        : new Reply.Got<>(known);
  }

  private Reply<List<CloudflareRecord>> records(
      String zoneId, DnsName zone, Map<String, String> filter) {
    Reply<List<CloudflareRecord>> found =
        Pages.all("zone " + zone, "1", number -> page(zoneId, zone, filter, number));
    if (found instanceof Reply.Failed<List<CloudflareRecord>>(Absent _)) {
      account.zoneIds().remove(zone, zoneId);
    }
    return found;
  }

  private Reply<Page<CloudflareRecord>> page(
      String zoneId, DnsName zone, Map<String, String> filter, String number) {
    Map<String, String> asked = new HashMap<>(filter);
    asked.put("page", number);
    asked.put("per_page", Integer.toString(RECORD_PAGE));
    return get(
        "zone " + zone,
        recordsPath(zoneId) + "?" + Percent.query(asked),
        body -> CloudflareWire.records(body, zone, Integer.parseInt(number), RECORD_PAGE));
  }

  private WriteOutcome send(DnsName zone, String path, List<RowStep<CloudflareRecord>> steps) {
    String what = "zone " + zone;
    if (steps.size() > 1) {
      Request batch = request("POST", path + "/batch", CloudflareWire.batch(steps));
      return write(what, batch, body -> requireAll(CloudflareWire.batched(body), steps.size()));
    }
    Request request =
        switch (steps.getFirst()) {
          case RowStep.Rewrite<CloudflareRecord> rewrite ->
              request("PATCH", path + "/" + rewrite.row().id(), CloudflareWire.patch(rewrite));
          case RowStep.Add<CloudflareRecord> add -> request("POST", path, CloudflareWire.post(add));
          case RowStep.Drop<CloudflareRecord>(var row) ->
              request("DELETE", path + "/" + row.id(), Map.of());
        };
    return write(what, request, CloudflareWire::written);
  }

  private static Integer requireAll(int done, int asked) throws BadJson {
    if (done != asked) {
      throw new BadJson("the batch lists " + done + " records of " + asked);
    }
    return done;
  }

  private static String recordsPath(String zoneId) {
    return "/zones/" + Percent.encode(zoneId) + "/dns_records";
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> get(String what, String path, Parser<T> parser) {
    Request request = Request.get(URI.create(account.base() + path), headers());
    return Answers.read(wire.exchange(request), answer -> parsed(what, answer, parser));
  }

  private <T> WriteOutcome write(String what, Request request, Parser<T> parser) {
    return Answers.write(
        wire.exchange(request),
        answer ->
            parsed(what, answer, parser)
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    Instant now = clock.instant();
    boolean isRefusal = answer.status() != 200 || !CloudflareWire.problems(answer.body()).isEmpty();
    if (isRefusal) {
      return new Reply.Failed<>(CloudflareFailures.of(what, answer, List.of(token), now));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), List.of(token));
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Request request(String method, String path, Map<String, Object> body) {
    Map<String, String> headers = new HashMap<>(headers());
    String text = body.isEmpty() ? "" : Json.render(body);
    if (!text.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    return new Request(method, URI.create(account.base() + path), headers, text);
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + token);
  }
}
