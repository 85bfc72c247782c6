// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.adapter.clouddns.ClouddnsWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.token.BearerCalls;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.Receipt;
import io.wayout.provider.Wire.Answered;
import io.wayout.provider.Wire.Request;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One method per HTTP call, for the length of one call of the provider.
final class ClouddnsApi {
  private static final int OK = 200;

  private final Account account;
  private final BearerCalls calls;
  private final InstantSource clock;

  ClouddnsApi(Account account, BearerCalls calls, InstantSource clock) {
    this.account = account;
    this.calls = calls;
    this.clock = clock;
  }

  /// @param base where the API answers
  /// @param zoneNames the managed zones to use; empty for whatever is found
  /// @param found Google's names of our zones, as they were found; shared by all calls
  record Account(URI base, String project, List<String> zoneNames, Map<DnsName, String> found) {
    private String zones() {
      return base + "/dns/v1/projects/" + Percent.encode(project) + "/managedZones";
    }

    private boolean mayUse(Zone zone) {
      return zoneNames.isEmpty() || zoneNames.contains(zone.name());
    }
  }

  /// The managed zone of a DNS name.
  Reply<Zone> zone(DnsName zone) {
    return zones(Map.of("dnsName", zone.absolute()))
        .then(all -> {
          List<Zone> fit = all.stream().filter(z -> z.isOf(zone) && account.mayUse(z)).toList();
          return switch (fit.size()) {
            case 0 ->
                new Reply.Failed<>(
                    new Absent("project " + account.project() + " has no public zone " + zone));
            case 1 -> new Reply.Got<>(fit.getFirst());
            default ->
                new Reply.Failed<>(
                    new Rejected(
                        "project "
                            + account.project()
                            + " has several public zones "
                            + zone
                            + "; name one of "
                            + fit.stream().map(Zone::name).toList()
                            + " in 'managed-zones'"));
          };
        });
  }

  /// All managed zones of the project.
  Reply<List<Zone>> zones() {
    return zones(Map.of());
  }

  /// The record sets at a name, of all types.
  Reply<List<ClouddnsSet>> at(DnsName zone, DnsName name) {
    return sets(zone, Map.of("name", name.absolute()))
        .then(sets ->
            sets.stream().allMatch(set -> set.name().equalsIgnoreCase(name.absolute()))
                ? new Reply.Got<>(sets)
                : new Reply.Failed<>(new Garbled(name + ": other names' sets were given")));
  }

  /// Every record set of a zone.
  Reply<List<ClouddnsSet>> all(DnsName zone) {
    return sets(zone, Map.of("maxResults", "1000"));
  }

  /// One change, whole or not at all. The caller has asked the gate and has looked at the zone, so
  /// that its name is known.
  WriteOutcome change(DnsName zone, List<ClouddnsSet> deletions, List<ClouddnsSet> additions) {
    String name = account.found().get(zone);
    if (name == null) {
      return new WriteOutcome.Refused(new Absent("zone " + zone + " has vanished"));
    }
    URI uri = URI.create(zonePath(name) + "/changes");
    Request request =
        new Request(
            "POST",
            uri,
            Map.of("Content-Type", "application/json"),
            ClouddnsWire.change(deletions, additions));
    return calls.write(
        request,
        answer ->
            parsed("zone " + zone, answer, body -> ClouddnsWire.added(body, additions))
                .fold(_ -> new WriteOutcome.Accepted(Receipt.NONE), Answers::failed));
  }

  private Reply<List<Zone>> zones(Map<String, String> query) {
    return Pages.all(
        "zones of project " + account.project(),
        "",
        cursor -> get("zones", account.zones(), paged(query, cursor), ClouddnsWire::zones));
  }

  private Reply<List<ClouddnsSet>> sets(DnsName zone, Map<String, String> query) {
    return named(zone)
        .then(name -> {
          Reply<List<ClouddnsSet>> sets =
              Pages.all(
                  "zone " + zone,
                  "",
                  cursor ->
                      get(
                          "zone " + zone,
                          zonePath(name) + "/rrsets",
                          paged(query, cursor),
                          ClouddnsWire::sets));
          if (sets instanceof Reply.Failed<List<ClouddnsSet>>(Absent _)) {
            account.found().remove(zone);
          }
          return sets;
        });
  }

  /// Google's name of a zone, which is looked up once.
  private Reply<String> named(DnsName zone) {
    String known = account.found().get(zone);
    return known == null
        ? zone(zone)
            .then(found -> {
              account.found().put(zone, found.name());
              return new Reply.Got<>(found.name());
            })
        : new Reply.Got<>(known);
  }

  private String zonePath(String name) {
    return account.zones() + "/" + Percent.encode(name);
  }

  private static Map<String, String> paged(Map<String, String> query, String cursor) {
    Map<String, String> all = new TreeMap<>(query);
    if (!cursor.isEmpty()) {
      all.put("pageToken", cursor);
    }
    return all;
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadJson;
  }

  private <T> Reply<Page<T>> get(
      String what, String path, Map<String, String> query, Parser<Page<T>> parser) {
    String uri = query.isEmpty() ? path : path + "?" + Percent.query(query);
    return calls.read(
        Request.get(URI.create(uri), Map.of()), answer -> parsed(what, answer, parser));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    if (answer.status() != OK) {
      return new Reply.Failed<>(
          ClouddnsFailures.of(what, answer, calls.secrets(), clock.instant()));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadJson flaw) {
      String excerpt = Excerpt.of(answer.body(), calls.secrets());
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
