// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.adapter.ns1.Ns1Wire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
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
import java.util.OptionalInt;

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
final class Ns1Api {
  private static final int OK = 200;

  private final URI base;
  private final String key;
  private final InstantSource clock;
  private final Wire wire;

  Ns1Api(URI base, String key, InstantSource clock, Wire wire) {
    this.base = base;
    this.key = key;
    this.clock = clock;
    this.wire = wire;
  }

  /// One record; empty if NS1 says that the zone has none such.
  Reply<Optional<Ns1Record>> record(RecordKey at) {
    return Answers.read(
        wire.exchange(get(path(at))),
        answer ->
            answer.status() != OK && Ns1Wire.isNoSuchRecord(answer.status(), answer.body())
                ? new Reply.Got<>(Optional.empty())
                : parsed(at.toString(), answer, body -> Optional.of(Ns1Wire.record(body, at))));
  }

  /// Every record of a zone, in short.
  Reply<List<Ns1Record>> all(DnsName zone) {
    return call("zone " + zone, "/zones/" + zone, Ns1Wire::records);
  }

  Reply<Zone> zone(DnsName zone) {
    return call(
        "zone " + zone, "/zones/" + zone + "?records=false", body -> Ns1Wire.zone(body, zone));
  }

  /// The names of all zones.
  Reply<List<String>> zones() {
    return Pages.all(
        "zones",
        "",
        cursor ->
            Answers.read(
                wire.exchange(get("/zones" + (cursor.isEmpty() ? "" : "?" + cursor))),
                answer ->
                    parsed(
                        "zones",
                        answer,
                        body ->
                            new Page<>(
                                Ns1Wire.zones(body),
                                Ns1Wire.next(answer.header("link")),
                                OptionalInt.empty()))));
  }

  /// Makes a record that is not there yet, or replaces the answers of one that is. NS1 keeps the
  /// two apart: neither does the other's work. The caller has asked the gate.
  WriteOutcome write(RecordKey at, RecordSet wanted, Optional<Ns1Record> held) {
    Request request =
        new Request(
            held.isPresent() ? "POST" : "PUT",
            URI.create(base + path(at)),
            Map.of("X-NSONE-Key", key, "Content-Type", "application/json"),
            Ns1Wire.body(at, wanted, held));
    return Answers.write(wire.exchange(request), answer -> outcome(at, wanted, answer));
  }

  private WriteOutcome outcome(RecordKey at, RecordSet wanted, Answered answer) {
    if (answer.status() != OK && Ns1Wire.isNoSuchRecord(answer.status(), answer.body())) {
      return new WriteOutcome.Refused(new Conflict(at + " is not there any more"));
    }
    return parsed(at.toString(), answer, body -> Ns1Wire.written(body, at, wanted))
        .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed);
  }

  private static String path(RecordKey at) {
    return "/zones/" + at.zone() + "/" + Percent.encode(at.name().text()) + "/" + at.type();
  }

  private Request get(String path) {
    return Request.get(URI.create(base + path), Map.of("X-NSONE-Key", key));
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> call(String what, String path, Parser<T> parser) {
    return Answers.read(wire.exchange(get(path)), answer -> parsed(what, answer, parser));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    if (answer.status() != OK) {
      return new Reply.Failed<>(Ns1Failures.of(what, answer, key, clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), List.of(key));
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
