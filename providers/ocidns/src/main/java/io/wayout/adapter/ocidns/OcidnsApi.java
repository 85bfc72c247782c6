// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsWire.OciRecord;
import io.wayout.adapter.ocidns.OcidnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.security.InvalidKeyException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
final class OcidnsApi {
  private static final String VERSION = "/20180115";
  private static final int PAGE = 100;

  private final URI base;
  private final OcidnsKey key;
  private final InstantSource clock;
  private final Wire wire;

  OcidnsApi(URI base, OcidnsKey key, InstantSource clock, Wire wire) {
    this.base = base;
    this.key = key;
    this.clock = clock;
    this.wire = wire;
  }

  /// The records of one set; none if there is no such set.
  Reply<List<OciRecord>> set(RecordKey wanted) {
    return records(name(wanted.zone(), wanted.name()) + "/" + wanted.type(), wanted.toString());
  }

  /// The records of all types at a name.
  Reply<List<OciRecord>> at(DnsName zone, DnsName name) {
    return records(name(zone, name), name.text());
  }

  /// The name servers' own records, which every zone has at its apex.
  Reply<List<OciRecord>> apex(DnsName zone) {
    return records(name(zone, zone) + "/NS", "NS of " + zone);
  }

  /// Every record of a zone.
  Reply<List<OciRecord>> all(DnsName zone) {
    return records(zone(zone) + "/records", "zone " + zone);
  }

  Reply<Zone> zoneOf(DnsName zone) {
    return call(zone(zone), Map.of(), "zone " + zone, (body, _) -> OcidnsWire.zone(body));
  }

  Reply<List<String>> nameServers(DnsName zone) {
    return call(zone(zone), Map.of(), "zone " + zone, (body, _) -> OcidnsWire.nameServers(body));
  }

  /// All public zones of a compartment.
  Reply<List<Zone>> zones(String compartment) {
    return Pages.all(
        "zones",
        "",
        cursor -> {
          Map<String, String> asked = page(cursor);
          asked.put("compartmentId", compartment);
          asked.put("scope", "GLOBAL");
          return call(
              "/zones", asked, "zones", (body, answer) -> page(OcidnsWire.zones(body), answer));
        });
  }

  /// Changes one set, whole or not at all. The caller has asked the gate.
  WriteOutcome change(RecordKey wanted, List<Map<String, Object>> steps) {
    return patch(
        name(wanted.zone(), wanted.name()) + "/" + wanted.type(), wanted.toString(), steps);
  }

  /// Changes several sets of a zone, whole or not at all. The caller has asked the gate.
  WriteOutcome change(DnsName zone, List<Map<String, Object>> steps) {
    return patch(zone(zone) + "/records", "zone " + zone, steps);
  }

  private WriteOutcome patch(String target, String what, List<Map<String, Object>> steps) {
    Request request =
        new Request("PATCH", URI.create(base + VERSION + target), Map.of(), OcidnsWire.body(steps));
    return signed(request)
        .fold(
            ready ->
                Answers.write(
                    wire.exchange(ready),
                    answer ->
                        parsed(what, answer, (body, _) -> OcidnsWire.records(body))
                            .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed)),
            WriteOutcome.Refused::new);
  }

  private Reply<List<OciRecord>> records(String target, String what) {
    return Pages.all(
        what,
        "",
        cursor ->
            call(
                target,
                page(cursor),
                what,
                (body, answer) -> page(OcidnsWire.records(body), answer)));
  }

  private static Map<String, String> page(String cursor) {
    Map<String, String> asked = new HashMap<>(Map.of("limit", Integer.toString(PAGE)));
    if (!cursor.isEmpty()) {
      asked.put("page", cursor);
    }
    return asked;
  }

  private static <T> Page<T> page(List<T> items, Answered answer) {
    Optional<String> next = answer.header("opc-next-page").filter(text -> !text.isBlank());
    return new Page<>(items, next, OptionalInt.empty());
  }

  private static String zone(DnsName zone) {
    return "/zones/" + zone.text();
  }

  /// A wildcard's star goes as it is, as the vendor's SDK sends it.
  private static String name(DnsName zone, DnsName name) {
    return zone(zone) + "/records/" + name.text();
  }

  private Reply<Request> signed(Request request) {
    try {
      return new Reply.Got<>(OcidnsSigner.signed(request, key, clock.instant()));
    } catch (InvalidKeyException flaw) {
      return new Reply.Failed<>(new Denied(String.valueOf(flaw.getMessage())));
    }
  }

  /// What an answer says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body, Answered answer) throws BadJson;
  }

  private <T> Reply<T> call(
      String target, Map<String, String> asked, String what, Parser<T> parser) {
    String query = asked.isEmpty() ? "" : "?" + Percent.query(asked);
    Request request =
        Request.get(
            URI.create(base + VERSION + target + query), Map.of("Accept", "application/json"));
    return signed(request)
        .then(ready -> Answers.read(wire.exchange(ready), answer -> parsed(what, answer, parser)));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    List<String> secrets = List.of(key.id());
    if (answer.status() != 200) {
      return new Reply.Failed<>(OcidnsFailures.of(what, answer, secrets, clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body(), answer));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), secrets);
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
