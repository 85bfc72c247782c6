// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.adapter.desec.DesecWire.Rrset;
import io.wayout.adapter.desec.DesecWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
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
import java.util.OptionalInt;

/// One method per HTTP call, for the length of one call of the provider: it holds the token.
///
/// Every path ends with a slash, or deSEC would redirect.
final class DesecApi {
  private static final int NOT_FOUND = 404;

  private final URI base;
  private final String token;
  private final InstantSource clock;
  private final Wire wire;

  DesecApi(URI base, String token, InstantSource clock, Wire wire) {
    this.base = base;
    this.token = token;
    this.clock = clock;
    this.wire = wire;
  }

  /// One record set; empty if deSEC says that the zone has none such.
  Reply<Optional<Rrset>> rrset(RecordKey key) {
    String name = key.name().equals(key.zone()) ? "@" : key.name().relativeTo(key.zone());
    String path = rrsets(key.zone()) + Percent.encode(name) + "/" + key.type() + "/";
    return Answers.read(
        wire.exchange(get(path)),
        answer ->
            answer.status() == NOT_FOUND && DesecWire.isNoSuchRrset(answer.body())
                ? new Reply.Got<>(Optional.empty())
                : parsed(
                    key.toString(),
                    answer,
                    body -> Optional.of(DesecWire.rrset(body, key.zone()))));
  }

  /// The zone's own name servers, from the record set at its apex, which every zone has.
  Reply<List<String>> nameServers(DnsName zone) {
    return call(
        get(rrsets(zone) + "@/NS/"), "NS of " + zone, body -> DesecWire.rrset(body, zone).values());
  }

  /// Every record set of a zone.
  Reply<List<Rrset>> all(DnsName zone) {
    return Pages.all(
        "zone " + zone,
        "",
        cursor -> {
          String path = rrsets(zone) + "?cursor=" + Percent.encode(cursor);
          return Answers.read(
              wire.exchange(get(path)),
              answer ->
                  parsed(
                      "zone " + zone, answer, body -> page(DesecWire.rrsets(body, zone), answer)));
        });
  }

  Reply<Zone> zone(DnsName zone) {
    return call(
        get("/domains/" + zone.text() + "/"), "zone " + zone, body -> DesecWire.zone(body, zone));
  }

  /// The names of all zones.
  Reply<List<Optional<DnsName>>> zones() {
    return Pages.all(
        "zones",
        "",
        cursor ->
            Answers.read(
                wire.exchange(get("/domains/?cursor=" + Percent.encode(cursor))),
                answer -> parsed("zones", answer, body -> page(DesecWire.zones(body), answer))));
  }

  /// May this token see and make tokens? A token that can do its work may not.
  Reply<Boolean> managesTokens() {
    return Answers.read(
        wire.exchange(get("/auth/tokens/")), answer -> new Reply.Got<>(answer.status() == 200));
  }

  /// Makes record sets that are not there yet; refused whole if one of them is.
  WriteOutcome create(DnsName zone, List<Map<String, Object>> rrsets) {
    return write("POST", zone, rrsets, 201);
  }

  /// Replaces record sets, whole or not at all. The caller has asked the gate.
  WriteOutcome replace(DnsName zone, List<Map<String, Object>> rrsets) {
    return write("PATCH", zone, rrsets, 200);
  }

  private WriteOutcome write(
      String method, DnsName zone, List<Map<String, Object>> rrsets, int done) {
    Request request =
        new Request(
            method,
            URI.create(base + rrsets(zone)),
            Map.of("Authorization", "Token " + token, "Content-Type", "application/json"),
            DesecWire.body(rrsets));
    return Answers.write(
        wire.exchange(request),
        answer ->
            parsed(
                    "zone " + zone,
                    answer,
                    done,
                    text -> DesecWire.written(text, zone, rrsets.size()))
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private static <T> Page<T> page(List<T> items, Answered answer) {
    return new Page<>(items, DesecWire.nextCursor(answer.header("link")), OptionalInt.empty());
  }

  private static String rrsets(DnsName zone) {
    return "/domains/" + zone.text() + "/rrsets/";
  }

  private Request get(String path) {
    return Request.get(URI.create(base + path), Map.of("Authorization", "Token " + token));
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> call(Request request, String what, Parser<T> parser) {
    return Answers.read(wire.exchange(request), answer -> parsed(what, answer, parser));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    return parsed(what, answer, 200, parser);
  }

  private <T> Reply<T> parsed(String what, Answered answer, int done, Parser<T> parser) {
    if (answer.status() != done) {
      return new Reply.Failed<>(DesecFailures.of(what, answer, token, clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), List.of(token));
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
