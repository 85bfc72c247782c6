// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.adapter.azuredns.AzurednsWire.Item;
import io.wayout.adapter.azuredns.AzurednsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.token.BearerCalls;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One method per HTTP call, for the length of one call of the provider.
final class AzurednsApi {
  private static final String VERSION = "api-version=2018-05-01";

  private final Account account;
  private final BearerCalls calls;
  private final InstantSource clock;

  AzurednsApi(Account account, BearerCalls calls, InstantSource clock) {
    this.account = account;
    this.calls = calls;
    this.clock = clock;
  }

  /// @param base where the resource manager answers
  record Account(URI base, String subscription, String group) {
    private String zones() {
      return "/subscriptions/"
          + Percent.encode(subscription)
          + "/resourceGroups/"
          + Percent.encode(group)
          + "/providers/Microsoft.Network/dnsZones";
    }

    /// The address of a record set, with the API's version. A wildcard's star and the `@` of the
    /// apex go as they are, as the vendor's SDK sends them.
    URI at(DnsName zone, String name, String type) {
      return URI.create(base + zones() + "/" + zone + "/" + type + "/" + name + "?" + VERSION);
    }
  }

  /// One record set; empty if Azure says that the zone has none such.
  ///
  /// @param name relative to the zone
  Reply<Optional<AzurednsSet>> set(DnsName zone, String name, String type) {
    String what = name + "." + zone + " " + type;
    return calls.read(
        get(account.at(zone, name, type)),
        answer ->
            AzurednsWire.isNoSuchSet(answer.status(), answer.body())
                ? new Reply.Got<>(Optional.empty())
                : parsed(
                    what, answer, 200, body -> Optional.of(AzurednsWire.set(body, name, type))));
  }

  /// Every record set of a zone.
  Reply<List<AzurednsSet>> all(DnsName zone) {
    return pages(
        "zone " + zone,
        account.zones() + "/" + zone + "/recordsets?" + VERSION + "&$top=100",
        AzurednsWire::set);
  }

  Reply<Zone> zone(DnsName zone) {
    URI uri = URI.create(account.base() + account.zones() + "/" + zone + "?" + VERSION);
    return calls.read(
        get(uri),
        answer -> parsed("zone " + zone, answer, 200, body -> AzurednsWire.zone(body, zone)));
  }

  /// The zones of the resource group.
  Reply<List<Zone>> zones() {
    return pages("zones", account.zones() + "?" + VERSION + "&$top=100", AzurednsWire::zone);
  }

  /// Replaces a record set if it is still the one that was read, or makes it if there is none. The
  /// caller has asked the gate.
  ///
  /// @param held what was read
  WriteOutcome put(RecordKey key, RecordSet wanted, Optional<AzurednsSet> held) {
    Map<String, String> condition =
        held.map(set -> Map.of("If-Match", set.etag()))
            .orElseGet(() -> Map.of("If-None-Match", "*"));
    Map<String, String> headers = new HashMap<>(condition);
    headers.put("Content-Type", "application/json");
    Request request =
        new Request(
            "PUT",
            account.at(key.zone(), key.name().relativeTo(key.zone()), key.type().name()),
            headers,
            AzurednsWire.body(wanted, held.map(AzurednsSet::metadata).orElse(Map.of())));
    return calls.write(request, answer -> outcome(key, wanted, answer));
  }

  /// A set that has vanished fails the compare, too.
  private WriteOutcome outcome(RecordKey key, RecordSet wanted, Answered answer) {
    if (AzurednsWire.isNoSuchSet(answer.status(), answer.body())) {
      return new WriteOutcome.Refused(new Conflict(key + " is not there any more"));
    }
    int done = answer.status() == 201 ? 201 : 200;
    return parsed(key.toString(), answer, done, body -> AzurednsWire.written(body, key, wanted))
        .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed);
  }

  private <T> Reply<List<T>> pages(String what, String first, Item<T> item) {
    return Pages.all(
        what,
        first,
        cursor ->
            calls.read(
                get(account.base().resolve(cursor)),
                answer ->
                    parsed(
                        what, answer, 200, body -> AzurednsWire.page(body, account.base(), item))));
  }

  private static Request get(URI uri) {
    return Request.get(uri, Map.of());
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<T> parsed(String what, Answered answer, int done, Parser<T> parser) {
    if (answer.status() != done) {
      return new Reply.Failed<>(
          AzurednsFailures.of(what, answer, calls.secrets(), clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), calls.secrets());
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
