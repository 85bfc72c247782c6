// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.adapter.powerdns.PowerdnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
final class PowerdnsApi {
  private final URI base;
  private final String key;
  private final InstantSource clock;
  private final Wire wire;

  PowerdnsApi(URI base, String key, InstantSource clock, Wire wire) {
    this.base = base;
    this.key = key;
    this.clock = clock;
    this.wire = wire;
  }

  /// The same API with less time for all that follows.
  PowerdnsApi within(Duration total) {
    return new PowerdnsApi(base, key, clock, wire.within(total));
  }

  /// The server's version.
  Reply<String> version() {
    return get("", "server", body -> Excerpt.of(PowerdnsWire.version(body), List.of(key)));
  }

  /// The whole zone, disabled records included. A zone without SOA is none, whatever the status.
  Reply<Zone> zone(DnsName zone) {
    return get(
        path(zone),
        "zone " + zone,
        body -> {
          Zone read = PowerdnsWire.zone(body, zone);
          if (!read.hasSoa()) {
            throw new BadJson("the zone has no SOA record");
          }
          return read;
        });
  }

  /// The records of one name and type that are not disabled; servers before 4.6 give the whole
  /// zone.
  Reply<Zone> filtered(DnsName zone, DnsName name, String type) {
    String query = "?rrset_name=" + name.absolute() + "&rrset_type=" + type;
    return get(path(zone) + query, name + " " + type, body -> PowerdnsWire.zone(body, zone));
  }

  Reply<Zone> head(DnsName zone) {
    return get(path(zone) + "?rrsets=false", "zone " + zone, body -> PowerdnsWire.head(body, zone));
  }

  Reply<List<Zone>> zones() {
    return get("/zones?dnssec=false", "zones", PowerdnsWire::zones);
  }

  /// Changes a zone, whole or not at all. The caller has asked the gate.
  WriteOutcome patch(DnsName zone, String body) {
    Request request =
        new Request(
            "PATCH",
            URI.create(base + path(zone)),
            Map.of("X-API-Key", key, "Content-Type", "application/json"),
            body);
    return Answers.write(
        wire.exchange(request),
        answer -> PowerdnsFailures.ofPatch("zone " + zone, answer, key, clock.instant()));
  }

  /// Makes the server forget its cached answers for a name.
  ///
  /// @return whether it did
  boolean flush(DnsName name) {
    URI uri = URI.create(base + "/cache/flush?domain=" + name.absolute());
    Request request = new Request("PUT", uri, Map.of("X-API-Key", key), "");
    return wire.exchange(request) instanceof Answered answer && answer.status() == 200;
  }

  private static String path(DnsName zone) {
    return "/zones/" + zone.absolute();
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> get(String path, String what, Parser<T> parser) {
    Request request = Request.get(URI.create(base + path), Map.of("X-API-Key", key));
    return Answers.read(wire.exchange(request), answer -> read(answer, what, parser));
  }

  private <T> Reply<T> read(Answered answer, String what, Parser<T> parser) {
    if (answer.status() != 200) {
      return failed(PowerdnsFailures.of(what, answer, key, clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), List.of(key));
      return failed(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }

  private static <T> Reply<T> failed(ProviderFailure failure) {
    return new Reply.Failed<>(failure);
  }
}
