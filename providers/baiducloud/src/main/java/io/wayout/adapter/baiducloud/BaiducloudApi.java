// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.adapter.baiducloud.BaiducloudFailures.Asked;
import io.wayout.adapter.baiducloud.BaiducloudSigner.Call;
import io.wayout.adapter.baiducloud.BaiducloudWire.BaiduRecord;
import io.wayout.adapter.baiducloud.BaiducloudWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.rows.RowApi;
import io.wayout.kit.rows.RowStep;
import io.wayout.kit.sign.AccessKey;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
///
/// Each write has a `clientToken` of its own, by which Baidu tells a request that arrives twice.
final class BaiducloudApi implements RowApi<BaiduRecord> {
  private static final String ZONES = "/v1/dns/zone";
  private static final String PAGE = "1000";

  private final URI base;
  private final AccessKey key;
  private final InstantSource clock;
  private final Supplier<String> tokens;
  private final Wire wire;

  BaiducloudApi(URI base, AccessKey key, InstantSource clock, Supplier<String> tokens, Wire wire) {
    this.base = base;
    this.key = key;
    this.clock = clock;
    this.tokens = tokens;
    this.wire = wire;
  }

  @Override
  public Optional<String> rowType(RecordKey key) {
    return switch (key.type()) {
      case A, AAAA, CNAME, TXT -> Optional.of(key.type().name());
      case ALIAS -> Optional.empty();
    };
  }

  /// How Baidu writes the apex in a search is not documented, so the apex is looked for in the
  /// whole zone.
  @Override
  public Reply<List<BaiduRecord>> at(DnsName zone, DnsName name) {
    return name.equals(zone) ? all(zone) : records(zone, Map.of("rr", name.relativeTo(zone)));
  }

  @Override
  public Reply<List<BaiduRecord>> all(DnsName zone) {
    return records(zone, Map.of());
  }

  @Override
  public Reply<Boolean> showsAnything(DnsName zone) {
    return get(
        records(zone),
        Map.of("maxKeys", "1"),
        body -> !BaiducloudWire.records(body, zone).items().isEmpty());
  }

  @Override
  public WriteOutcome send(DnsName zone, List<RowStep<BaiduRecord>> steps) {
    return switch (steps.getFirst()) {
      case RowStep.Rewrite<BaiduRecord>(var row, var value, var ttl) ->
          write("PUT", record(zone, row), BaiducloudWire.update(row, value, ttl));
      case RowStep.Add<BaiduRecord> add ->
          write("POST", records(zone), BaiducloudWire.creation(add));
      case RowStep.Drop<BaiduRecord>(var row) -> write("DELETE", record(zone, row), "");
    };
  }

  /// The zones of that name: none or one, unless the search is no exact one.
  Reply<List<Zone>> zones(DnsName name) {
    return zones(Map.of("name", name.text()));
  }

  /// All zones of the account.
  Reply<List<Zone>> zones() {
    return zones(Map.of());
  }

  /// The first zone of the account, if it has one: the cheapest proof that the key is accepted.
  Reply<Page<Zone>> anyZone() {
    return get(ZONES, Map.of("maxKeys", "1"), BaiducloudWire::zones);
  }

  private Reply<List<Zone>> zones(Map<String, String> filter) {
    return Pages.all(
        "zones", "", marker -> get(ZONES, paged(filter, marker), BaiducloudWire::zones));
  }

  private Reply<List<BaiduRecord>> records(DnsName zone, Map<String, String> filter) {
    return Pages.all(
        "zone " + zone,
        "",
        marker ->
            get(records(zone), paged(filter, marker), body -> BaiducloudWire.records(body, zone)));
  }

  private static Map<String, String> paged(Map<String, String> filter, String marker) {
    Map<String, String> asked = new TreeMap<>(filter);
    asked.put("marker", marker);
    asked.put("maxKeys", PAGE);
    return asked;
  }

  private static String records(DnsName zone) {
    return ZONES + "/" + Percent.encode(zone.text()) + "/record";
  }

  private static String record(DnsName zone, BaiduRecord row) {
    return records(zone) + "/" + Percent.encode(row.id());
  }

  /// What an answer says.
  @FunctionalInterface
  private interface Parser<S, T> {
    T parse(S answer) throws BadJson;
  }

  private <T> Reply<T> get(String path, Map<String, String> parameters, Parser<String, T> parser) {
    Asked asked = new Asked("GET " + path, false);
    return Answers.read(
        exchange("GET", path, parameters, ""),
        answer -> parsed(asked, answer, complete -> parser.parse(complete.body())));
  }

  private WriteOutcome write(String method, String path, String body) {
    Asked asked = new Asked(method + " " + path, !method.equals("POST"));
    return Answers.write(
        exchange(method, path, Map.of("clientToken", tokens.get()), body),
        answer ->
            parsed(asked, answer, BaiducloudWire::written)
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private <T> Reply<T> parsed(Asked asked, Answered answer, Parser<Answered, T> parser) {
    if (answer.status() != 200) {
      return new Reply.Failed<>(
          BaiducloudFailures.of(asked, answer, key.secrets(), clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(
          new Garbled(asked.text() + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Answer exchange(String method, String path, Map<String, String> parameters, String body) {
    String query = Percent.query(parameters);
    Call call = new Call(method, SignedHeaders.host(base), path, query, clock.instant());
    URI uri = URI.create(base + path + "?" + query);
    return wire.exchange(new Request(method, uri, BaiducloudSigner.headers(call, key), body));
  }
}
