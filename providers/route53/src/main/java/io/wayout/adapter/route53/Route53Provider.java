// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.route53;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.sets.SetBatch;
import io.wayout.kit.xml.BadXml;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One AWS account. Thread-safe; its only state is which hosted zone a name means, and a key that
/// was lent.
///
/// All changes of a call travel in one batch, which Route 53 applies whole or not at all. Each of
/// them deletes exactly the set that was read and creates the wanted one, so the vendor itself
/// refuses the batch if someone was faster.
final class Route53Provider implements DnsProvider {
  private final Site site;
  private final AccessKeys keys;
  private final Route53Zones zones;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  /// Where requests go, and which region they are signed for.
  record Site(URI base, String region) {}

  Route53Provider(
      Site site,
      AccessKeys keys,
      Route53Zones zones,
      List<NameServer> nameServers,
      ProviderContext context) {
    this.site = site;
    this.keys = keys;
    this.zones = zones;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> wanted) {
    return withApi(api -> sight(api, wanted))
        .fold(
            sight -> wanted.stream().map(key -> Route53Change.read(key, sight)).toList(),
            failure -> Collections.nCopies(wanted.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    List<RecordKey> wanted = changes.stream().map(Change::key).toList();
    return Verbs.replaced(
        withApi(api ->
            sight(api, wanted)
                .then(sight ->
                    new Reply.Got<>(
                        SetBatch.replace(
                            changes.stream().map(c -> Route53Change.step(c, sight)).toList(),
                            gate,
                            swaps -> api.change(sight.zoneId(), swaps))))),
        changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    if (receipt.equals(Receipt.NONE)) {
      return new Progress.Untracked();
    }
    return withApi(api -> api.isPublished(receipt.text()))
        .fold(
            isPublished -> isPublished ? new Progress.Published() : new Progress.Pending(),
            Progress.Failed::new);
  }

  @Override
  public CheckOutcome check(List<DnsName> wanted) {
    return Verbs.checked(
        context.clock(),
        () ->
            withApi(api -> Route53Health.of(api, zones, wanted))
                .then(detail -> new Reply.Got<>(detail + keys.remark())));
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    if (!nameServers.isEmpty()) {
      return new NameServersOutcome.Known(nameServers);
    }
    return withApi(api -> zones.id(api, zone).then(id -> Route53Sight.nameServers(api, id, zone)))
        .fold(set -> servers(zone, set), NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private static NameServersOutcome servers(DnsName zone, Route53Set set) {
    try {
      return new NameServersOutcome.Known(
          set.values().stream()
              .map(host -> new NameServer(host.replaceFirst("\\.$", ""), NameServer.DNS_PORT))
              .toList());
    } catch (BadXml odd) {
      return new NameServersOutcome.Failed(new Garbled("NS of " + zone + ": " + odd.getMessage()));
    }
  }

  /// Alias keys are refused whatever the zone holds, so nobody is asked for them.
  private Reply<Route53Sight> sight(Route53Api api, List<RecordKey> wanted) {
    List<RecordKey> known = wanted.stream().filter(k -> k.type() != RecordType.ALIAS).toList();
    if (known.isEmpty()) {
      return new Reply.Got<>(new Route53Sight("", Map.of()));
    }
    DnsName zone = known.getFirst().zone();
    Reply<Route53Sight> sight = zones.id(api, zone).then(id -> Route53Sight.of(api, id, known));
    if (sight instanceof Reply.Failed<Route53Sight>(ProviderFailure why) && why instanceof Absent) {
      zones.forget(zone);
    }
    return sight;
  }

  private <T> Reply<T> withApi(Function<Route53Api, Reply<T>> work) {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return keys.current(wire, patience)
        .then(key ->
            work.apply(new Route53Api(site.base(), site.region(), key, context.clock(), wire)));
  }
}
