// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import io.wayout.adapter.alidns.AlidnsWire.AliRecord;
import io.wayout.adapter.alidns.AlidnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.rows.PlainValue;
import io.wayout.kit.rows.RowApi;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SignedHeaders;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answer;
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

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
///
/// Everything travels in the query and nothing in a body; reads are GET and writes are POST, which
/// alidns takes alike.
final class AlidnsApi implements RowApi<AliRecord> {
  static final String VERSION = "2015-01-09";

  private static final int NAME_PAGE = 100;
  private static final int ZONE_PAGE = 500;

  private final URI base;
  private final HeldKey key;
  private final InstantSource clock;
  private final AlidnsNonces nonces;
  private final Wire wire;

  AlidnsApi(URI base, HeldKey key, InstantSource clock, AlidnsNonces nonces, Wire wire) {
    this.base = base;
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

  @Override
  public Reply<List<AliRecord>> at(DnsName zone, DnsName name) {
    Map<String, String> asked = Map.of("DomainName", zone.text(), "SubDomain", name.text());
    return records("DescribeSubDomainRecords", zone, asked, NAME_PAGE);
  }

  @Override
  public Reply<List<AliRecord>> all(DnsName zone) {
    return records("DescribeDomainRecords", zone, Map.of("DomainName", zone.text()), ZONE_PAGE);
  }

  @Override
  public Reply<Boolean> showsAnything(DnsName zone) {
    Map<String, String> asked =
        Map.of("DomainName", zone.text(), "PageNumber", "1", "PageSize", "1");
    return get(
        "DescribeDomainRecords",
        asked,
        body -> !AlidnsWire.records(body, zone, 1, 1).items().isEmpty());
  }

  @Override
  public WriteOutcome send(DnsName zone, List<RowStep<AliRecord>> steps) {
    return switch (steps.getFirst()) {
      case RowStep.Rewrite<AliRecord>(var row, var value, var ttl) ->
          post("UpdateDomainRecord", AlidnsWire.update(row, value, ttl.seconds()));
      case RowStep.Add<AliRecord> add -> post("AddDomainRecord", addition(add));
      case RowStep.Drop<AliRecord>(var row) ->
          post("DeleteDomainRecord", Map.of("RecordId", row.id()));
    };
  }

  Reply<Zone> zone(DnsName zone) {
    return get(
        "DescribeDomainInfo",
        Map.of("DomainName", zone.text()),
        body -> AlidnsWire.zone(body, zone));
  }

  /// All zones of the account.
  Reply<List<Optional<DnsName>>> zones() {
    return Pages.all("DescribeDomains", "1", number -> zones(number, NAME_PAGE));
  }

  /// The first zone of the account, if it has one: the cheapest proof that the key is accepted.
  Reply<Page<Optional<DnsName>>> anyZone() {
    return zones("1", 1);
  }

  private Reply<Page<Optional<DnsName>>> zones(String number, int size) {
    return get(
        "DescribeDomains",
        Map.of("PageNumber", number, "PageSize", Integer.toString(size)),
        body -> AlidnsWire.zones(body, Integer.parseInt(number), size));
  }

  private Reply<List<AliRecord>> records(
      String action, DnsName zone, Map<String, String> asked, int size) {
    return Pages.all(
        action + " " + zone,
        "1",
        number -> {
          Map<String, String> parameters = new HashMap<>(asked);
          parameters.put("PageNumber", number);
          parameters.put("PageSize", Integer.toString(size));
          return get(
              action,
              parameters,
              body -> AlidnsWire.records(body, zone, Integer.parseInt(number), size));
        });
  }

  private static Map<String, String> addition(RowStep.Add<AliRecord> add) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("DomainName", add.key().zone().text());
    parameters.put("RR", add.key().name().relativeTo(add.key().zone()));
    parameters.put("Type", add.rowType());
    parameters.put("Value", PlainValue.of(add.value()));
    parameters.put("TTL", Integer.toString(add.ttl().seconds()));
    if (!add.line().isEmpty()) {
      parameters.put("Line", add.line());
    }
    return parameters;
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> get(String action, Map<String, String> parameters, Parser<T> parser) {
    return Answers.read(
        exchange("GET", action, parameters), answer -> parsed(action, answer, parser));
  }

  private WriteOutcome post(String action, Map<String, String> parameters) {
    return Answers.write(
        exchange("POST", action, parameters),
        answer ->
            parsed(action, answer, AlidnsWire::written)
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private <T> Reply<T> parsed(String action, Answered answer, Parser<T> parser) {
    Instant now = clock.instant();
    if (answer.status() != 200) {
      return new Reply.Failed<>(key.noted(AlidnsFailures.of(action, answer, key.secrets(), now)));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(new Garbled(action + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Answer exchange(String method, String action, Map<String, String> parameters) {
    String query = Percent.query(parameters);
    String host = SignedHeaders.host(base);
    Instant moment = clock.instant();
    AlidnsSigner.Call call =
        new AlidnsSigner.Call(method, host, action, VERSION, query, moment, nonces.next(moment));
    URI uri = URI.create(base + "/?" + query);
    return wire.exchange(new Request(method, uri, AlidnsSigner.headers(call, key.key()), ""));
  }
}
