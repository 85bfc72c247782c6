// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
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
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One method per HTTP call, for the length of one call of the provider: it holds the token.
final class DigitaloceanApi implements RowApi<DigitaloceanRecord> {
  private static final String PAGE = "200";

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int GONE = 204;

  private final URI base;
  private final String token;
  private final InstantSource clock;
  private final Wire wire;

  DigitaloceanApi(URI base, String token, InstantSource clock, Wire wire) {
    this.base = base;
    this.token = token;
    this.clock = clock;
    this.wire = wire;
  }

  @Override
  public Optional<String> rowType(RecordKey key) {
    return key.type() == RecordType.ALIAS ? Optional.empty() : Optional.of(key.type().name());
  }

  @Override
  public Reply<List<DigitaloceanRecord>> at(DnsName zone, DnsName name) {
    return records(zone, Map.of("name", name.text()));
  }

  @Override
  public Reply<List<DigitaloceanRecord>> all(DnsName zone) {
    return records(zone, Map.of());
  }

  @Override
  public Reply<Boolean> showsAnything(DnsName zone) {
    return get(
        "zone " + zone,
        records(zone) + "?page=1&per_page=1",
        body -> !DigitaloceanWire.records(body, zone, 1).items().isEmpty());
  }

  @Override
  public WriteOutcome send(DnsName zone, List<RowStep<DigitaloceanRecord>> steps) {
    return switch (steps.getFirst()) {
      case RowStep.Rewrite<DigitaloceanRecord> rewrite -> {
        Map<String, Object> body = DigitaloceanWire.patch(rewrite);
        Optional<String> id = Optional.of(rewrite.row().id());
        Request request = request("PATCH", records(zone) + "/" + rewrite.row().id(), body);
        yield lost(
            write(zone, request, OK, text -> DigitaloceanWire.written(text, zone, body, id)));
      }
      case RowStep.Add<DigitaloceanRecord> add -> {
        Map<String, Object> body = DigitaloceanWire.post(add);
        yield write(
            zone,
            request("POST", records(zone), body),
            CREATED,
            text -> DigitaloceanWire.written(text, zone, body, Optional.empty()));
      }
      case RowStep.Drop<DigitaloceanRecord>(var row) ->
          lost(
              write(
                  zone,
                  request("DELETE", records(zone) + "/" + row.id(), Map.of()),
                  GONE,
                  DigitaloceanApi::nothing));
    };
  }

  /// The domain's own record of its name servers.
  Reply<List<String>> nameServers(DnsName zone) {
    return records(zone, Map.of("name", zone.text(), "type", "NS"))
        .then(rows ->
            new Reply.Got<>(
                rows.stream()
                    .filter(row -> row.type().equals("NS") && row.owner().equals(zone.text()))
                    .map(DigitaloceanRecord::value)
                    .toList()));
  }

  Reply<String> domain(DnsName zone) {
    return get(
        "zone " + zone, "/domains/" + zone.text(), body -> DigitaloceanWire.domain(body, zone));
  }

  /// The names of all domains.
  Reply<List<String>> domains() {
    return Pages.all(
        "domains",
        "1",
        number ->
            get(
                "domains",
                "/domains?page=" + number + "&per_page=" + PAGE,
                body -> DigitaloceanWire.domains(body, Integer.parseInt(number))));
  }

  private Reply<List<DigitaloceanRecord>> records(DnsName zone, Map<String, String> filter) {
    return Pages.all("zone " + zone, "1", number -> page(zone, filter, number));
  }

  private Reply<Page<DigitaloceanRecord>> page(
      DnsName zone, Map<String, String> filter, String number) {
    Map<String, String> query = new TreeMap<>(filter);
    query.put("page", number);
    query.put("per_page", PAGE);
    return get(
        "zone " + zone,
        records(zone) + "?" + Percent.query(query),
        body -> DigitaloceanWire.records(body, zone, Integer.parseInt(number)));
  }

  private static String records(DnsName zone) {
    return "/domains/" + zone.text() + "/records";
  }

  /// A record that is not there any more was replaced by somebody else.
  private static WriteOutcome lost(WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Refused(Absent(String detail))
        ? new WriteOutcome.Refused(new Conflict(detail))
        : outcome;
  }

  private static String nothing(String body) throws BadJson {
    if (!body.isEmpty()) {
      throw new BadJson("an answer without content has some");
    }
    return body;
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> get(String what, String path, Parser<T> parser) {
    return Answers.read(
        wire.exchange(Request.get(URI.create(base + path), headers())),
        answer -> parsed(what, answer, OK, parser));
  }

  private <T> WriteOutcome write(DnsName zone, Request request, int done, Parser<T> parser) {
    return Answers.write(
        wire.exchange(request),
        answer ->
            parsed("zone " + zone, answer, done, parser)
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private <T> Reply<T> parsed(String what, Answered answer, int done, Parser<T> parser) {
    if (answer.status() != done) {
      ProviderFailure why = DigitaloceanFailures.of(what, answer, token, clock.instant());
      return new Reply.Failed<>(why);
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), List.of(token));
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private Request request(String method, String path, Map<String, Object> body) {
    Map<String, String> headers = new TreeMap<>(headers());
    headers.put("Content-Type", "application/json");
    return new Request(
        method, URI.create(base + path), headers, body.isEmpty() ? "" : Json.render(body));
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + token);
  }
}
