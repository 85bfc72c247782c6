// SPDX-License-Identifier: Apache-2.0
package example.pocket;

import example.pocket.PocketWire.Held;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.Answers;
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

/// One method per HTTP call, for the length of one call of the provider: it holds the token.
final class PocketApi {
  private final URI base;
  private final String token;
  private final InstantSource clock;
  private final Wire wire;

  PocketApi(URI base, String token, InstantSource clock, Wire wire) {
    this.base = base;
    this.token = token;
    this.clock = clock;
    this.wire = wire;
  }

  /// All record sets of a zone.
  Reply<List<Held>> zone(DnsName zone) {
    return get("/zones/" + zone.text(), "zone " + zone, body -> PocketWire.zone(body, zone));
  }

  /// The names of all zones.
  Reply<List<String>> zones() {
    return get("/zones", "zones", PocketWire::zones);
  }

  /// Replaces the set of this version, or makes one where none is. The caller has asked the gate.
  WriteOutcome put(RecordKey key, RecordSet wanted, Optional<String> version) {
    String path =
        "/zones/%s/%s/%s"
            .formatted(key.zone().text(), Percent.encode(key.name().text()), key.type().name());
    Map<String, String> headers =
        Map.of(
            "Authorization", "Bearer " + token,
            "Content-Type", "application/json",
            version.isPresent() ? "If-Match" : "If-None-Match", version.orElse("*"));
    Request request =
        new Request("PUT", URI.create(base + path), headers, PocketWire.body(wanted));
    return Answers.write(
        wire.exchange(request),
        answer ->
            parsed(key.toString(), answer, body -> PocketWire.written(body, key, wanted))
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> get(String path, String what, Parser<T> parser) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
    return Answers.read(
        wire.exchange(Request.get(URI.create(base + path), headers)),
        answer -> parsed(what, answer, parser));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    if (answer.status() != 200) {
      return new Reply.Failed<>(PocketFailures.of(what, answer, token, clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), List.of(token));
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
