// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.adapter.akamai.AkamaiWire.Rrset;
import io.wayout.adapter.akamai.AkamaiWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.redact.Excerpt;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
final class AkamaiApi {
  private static final int PAGE = 100;
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Account account;
  private final HeldKey key;
  private final InstantSource clock;
  private final Supplier<String> nonces;
  private final Wire wire;

  /// @param base with the path that all requests share
  /// @param switchKey names the account if the client manages several
  record Account(URI base, Optional<String> switchKey) {}

  AkamaiApi(Account account, HeldKey key, InstantSource clock, Supplier<String> nonces, Wire wire) {
    this.account = account;
    this.key = key;
    this.clock = clock;
    this.nonces = nonces;
    this.wire = wire;
  }

  /// One record set; empty if there is none, or no such zone: the vendor does not tell which.
  Reply<Optional<Rrset>> rrset(RecordKey record) {
    return found(get(path(record), Map.of()), record.toString(), AkamaiWire::rrset);
  }

  /// The zone's own name servers, which every zone has at its apex; empty as in [#rrset].
  Reply<Optional<Rrset>> nameServers(DnsName zone) {
    String target = zone(zone) + "/names/" + zone.text() + "/types/NS";
    return found(get(target, Map.of()), "NS of " + zone, AkamaiWire::rrset);
  }

  /// The types of all sets at a name.
  Reply<List<String>> types(RecordKey record) {
    String target = names(record) + "/types";
    return found(get(target, Map.of()), "types at " + record.name(), AkamaiWire::types)
        .then(types -> new Reply.Got<>(types.orElse(List.of())));
  }

  /// Every record set of the types that matter.
  Reply<List<Rrset>> all(DnsName zone) {
    return Pages.all(
        "zone " + zone,
        "1",
        number ->
            call(
                get(zone(zone) + "/recordsets", page(number, "types", "A,AAAA,CNAME,NS,TXT")),
                "zone " + zone,
                body -> AkamaiWire.rrsets(body, Integer.parseInt(number), before(number))));
  }

  Reply<Zone> zone(DnsName zone, String what) {
    return call(get(zone(zone), Map.of()), what, body -> AkamaiWire.zone(body, zone));
  }

  /// All zones that the client may see.
  Reply<List<Zone>> zones() {
    return Pages.all("zones", "1", number -> zones(page(number, "sortBy", "zone"), number));
  }

  /// The cheapest proof that the key is accepted.
  Reply<Page<Zone>> anyZone() {
    return zones(Map.of("page", "1", "pageSize", "1"), "1");
  }

  /// Replaces a set that was read a moment ago. The caller has asked the gate.
  WriteOutcome replace(RecordKey record, RecordSet wanted, Receipt receipt) {
    return write("PUT", OK, record, wanted, receipt);
  }

  /// Makes a set; refused if there is one. The caller has asked the gate.
  WriteOutcome create(RecordKey record, RecordSet wanted, Receipt receipt) {
    return write("POST", CREATED, record, wanted, receipt);
  }

  private WriteOutcome write(
      String method, int done, RecordKey record, RecordSet wanted, Receipt receipt) {
    Request request =
        new Request(
            method,
            uri(path(record), Map.of()),
            Map.of("Content-Type", "application/json"),
            AkamaiWire.body(record, wanted));
    return Answers.write(
        wire.exchange(signed(request)),
        answer ->
            parsed(record.toString(), answer, done, body -> written(body, record))
                .fold(_ -> new WriteOutcome.Accepted(receipt), AkamaiApi::failed));
  }

  /// The set was there a moment ago, so someone has taken it away.
  private static WriteOutcome failed(ProviderFailure failure) {
    return Answers.failed(
        failure instanceof Absent(String detail) ? new Conflict(detail) : failure);
  }

  private static Rrset written(String body, RecordKey record) throws BadJson {
    Rrset set = AkamaiWire.rrset(body);
    if (!set.isAt(record)) {
      throw new BadJson("another record set is confirmed");
    }
    return set;
  }

  private Reply<Page<Zone>> zones(Map<String, String> asked, String number) {
    return call(
        get("/zones", asked),
        "zones",
        body -> AkamaiWire.zones(body, Integer.parseInt(number), before(number)));
  }

  private static Map<String, String> page(String number, String extra, String value) {
    return Map.of("page", number, "pageSize", Integer.toString(PAGE), extra, value);
  }

  private static int before(String number) {
    return (Integer.parseInt(number) - 1) * PAGE;
  }

  private static String zone(DnsName zone) {
    return "/zones/" + zone.text();
  }

  /// A wildcard's star goes as it is: the vendor's signers disagree about an encoded one.
  private static String names(RecordKey record) {
    return zone(record.zone()) + "/names/" + record.name().text();
  }

  private static String path(RecordKey record) {
    return names(record) + "/types/" + record.type();
  }

  private Request get(String target, Map<String, String> asked) {
    return Request.get(uri(target, asked), Map.of("Accept", "application/json"));
  }

  private URI uri(String target, Map<String, String> asked) {
    Map<String, String> query = new HashMap<>(asked);
    account.switchKey().ifPresent(text -> query.put("accountSwitchKey", text));
    String suffix = query.isEmpty() ? "" : "?" + Percent.query(query);
    return URI.create(account.base() + target + suffix);
  }

  private Request signed(Request request) {
    return AkamaiSigner.signed(request, key.key(), clock.instant(), nonces.get());
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<Optional<T>> found(Request request, String what, Parser<T> parser) {
    Reply<T> reply = call(request, what, parser);
    return reply instanceof Reply.Failed<T>(ProviderFailure why) && why instanceof Absent
        ? new Reply.Got<>(Optional.empty())
        : reply.then(value -> new Reply.Got<>(Optional.of(value)));
  }

  private <T> Reply<T> call(Request request, String what, Parser<T> parser) {
    return Answers.read(wire.exchange(signed(request)), answer -> parsed(what, answer, OK, parser));
  }

  private <T> Reply<T> parsed(String what, Answered answer, int done, Parser<T> parser) {
    if (answer.status() != done) {
      return new Reply.Failed<>(
          key.noted(AkamaiFailures.of(what, answer, key.secrets(), clock.instant())));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
