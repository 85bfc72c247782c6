// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.adapter.route53.Route53Wire.HostedZone;
import io.wayout.adapter.route53.Route53Wire.Listing;
import io.wayout.adapter.route53.Route53Wire.Swap;
import io.wayout.dns.DnsName;
import io.wayout.kit.http.Answers;
import io.wayout.kit.http.Pages;
import io.wayout.kit.http.Pages.Page;
import io.wayout.kit.http.Reply;
import io.wayout.kit.keys.HeldKey;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sign.Percent;
import io.wayout.kit.sign.SigV4;
import io.wayout.kit.xml.BadXml;
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

/// One method per HTTP call, for the length of one call of the provider: it holds the key.
final class Route53Api {
  static final int ZONE_PAGE = 100;

  private static final String VERSION = "/2013-04-01";
  private static final String SERVICE = "route53";

  private final URI base;
  private final SigV4.Scope scope;
  private final HeldKey key;
  private final InstantSource clock;
  private final Wire wire;

  /// @param region for signatures: one in each partition, wherever the agent runs
  Route53Api(URI base, String region, HeldKey key, InstantSource clock, Wire wire) {
    this.base = base;
    this.scope = new SigV4.Scope(region, SERVICE);
    this.key = key;
    this.clock = clock;
    this.wire = wire;
  }

  /// The zones from this name on, in the vendor's order: whatever is not the name has to be left
  /// aside.
  Reply<List<HostedZone>> zonesFrom(DnsName zone) {
    Map<String, String> asked =
        Map.of("dnsname", zone.absolute(), "maxitems", Integer.toString(ZONE_PAGE));
    return zones(Percent.query(asked)).then(page -> new Reply.Got<>(page.items()));
  }

  /// Every zone of the account.
  Reply<List<HostedZone>> zones() {
    return Pages.all("zones", "maxitems=" + ZONE_PAGE, this::zones);
  }

  /// The cheapest proof that the key is accepted.
  Reply<List<HostedZone>> anyZone() {
    return zones("maxitems=1").then(page -> new Reply.Got<>(page.items()));
  }

  /// Record sets from this name on, in the vendor's order.
  Reply<Listing> sets(String zoneId, DnsName from, int max) {
    return sets(
        from.text(),
        zoneId,
        Map.of("name", Route53Wire.name(from), "maxitems", Integer.toString(max)));
  }

  /// The zone's own name servers, which every zone has at its apex; or whatever follows.
  Reply<Listing> nameServers(String zoneId, DnsName zone) {
    return sets(
        "NS of " + zone,
        zoneId,
        Map.of("name", Route53Wire.name(zone), "type", "NS", "maxitems", "1"));
  }

  /// Does every name server have the change?
  Reply<Boolean> isPublished(String changeId) {
    return get("/change/" + changeId, "change " + changeId, Route53Wire::isPublished);
  }

  /// Sends a batch, which is applied whole or not at all. The caller has asked the gate.
  WriteOutcome change(String zoneId, List<Swap> swaps) {
    String body = Route53Wire.batch("wayout", swaps);
    Request request =
        new Request(
            "POST",
            URI.create(base + VERSION + "/hostedzone/" + zoneId + "/rrset"),
            Map.of("Content-Type", "application/xml"),
            body);
    return Answers.write(
        wire.exchange(signed(request)),
        answer ->
            parsed("zone " + zoneId, answer, Route53Wire::changeId)
                .fold(id -> new WriteOutcome.Accepted(new Receipt(id)), Answers::failed));
  }

  private Reply<Page<HostedZone>> zones(String query) {
    return get("/hostedzonesbyname?" + query, "zones", Route53Wire::zones);
  }

  private Reply<Listing> sets(String what, String zoneId, Map<String, String> asked) {
    String target = "/hostedzone/" + zoneId + "/rrset?" + Percent.query(asked);
    return get(target, what, Route53Wire::sets);
  }

  private Request signed(Request request) {
    return SigV4.signed(request, key.key(), scope, clock.instant());
  }

  /// What a body says.
  @FunctionalInterface
  private interface Parser<T> {
    T parse(String body) throws BadXml;
  }

  private <T> Reply<T> get(String target, String what, Parser<T> parser) {
    Request request = Request.get(URI.create(base + VERSION + target), Map.of());
    return Answers.read(wire.exchange(signed(request)), answer -> parsed(what, answer, parser));
  }

  private <T> Reply<T> parsed(String what, Answered answer, Parser<T> parser) {
    if (answer.status() != 200) {
      return new Reply.Failed<>(
          key.noted(Route53Failures.of(what, answer, key.secrets(), clock.instant())));
    }
    try {
      return new Reply.Got<>(parser.parse(answer.body()));
    } catch (BadXml flaw) {
      String excerpt = Excerpt.of(answer.body(), key.secrets());
      return new Reply.Failed<>(new Garbled(what + ": " + flaw.getMessage() + ": " + excerpt));
    }
  }
}
