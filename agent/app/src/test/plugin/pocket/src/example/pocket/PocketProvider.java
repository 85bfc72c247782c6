// SPDX-License-Identifier: Apache-2.0
package example.pocket;

import example.pocket.PocketWire.Held;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetPlan;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.Secret;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One Pocket account. Thread-safe, without state. Pocket compares versions as it replaces.
final class PocketProvider implements DnsProvider {
  private final URI base;
  private final Secret token;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  PocketProvider(URI base, Secret token, List<NameServer> nameServers, ProviderContext context) {
    this.base = base;
    this.token = token;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return withApi(api -> api.zone(keys.getFirst().zone()))
        .fold(
            zone -> keys.stream().map(key -> outcome(key, zone)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return withApi(api ->
            api.zone(changes.getFirst().key().zone())
                .<List<WriteOutcome>>then(zone -> {
                  List<WriteOutcome> outcomes = new ArrayList<>();
                  changes.forEach(change -> outcomes.add(replace(api, change, zone, gate)));
                  return new Reply.Got<>(outcomes);
                }))
        .fold(
            outcomes -> outcomes,
            failure -> Collections.nCopies(changes.size(), new WriteOutcome.Refused(failure)));
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    Instant start = context.clock().instant();
    return withApi(PocketApi::zones)
        .then(there -> missing(zones, there))
        .fold(
            detail ->
                new CheckOutcome.Healthy(
                    detail, Duration.between(start, context.clock().instant()).abs()),
            CheckOutcome.Failed::new);
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    if (!nameServers.isEmpty()) {
      return new NameServersOutcome.Known(nameServers);
    }
    return withApi(api -> api.zone(zone))
        .fold(
            sets -> new NameServersOutcome.Known(declared(sets, zone)),
            NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // There is nothing to free: the wire belongs to the agent.
  }

  private static Reply<String> missing(List<DnsName> zones, List<String> there) {
    return zones.stream()
        .filter(zone -> !there.contains(zone.text()))
        .findFirst()
        .<Reply<String>>map(zone ->
            new Reply.Failed<>(new Absent("zone " + zone + " is not in this account")))
        .orElseGet(() -> new Reply.Got<>("Pocket"));
  }

  private static List<NameServer> declared(List<Held> sets, DnsName zone) {
    return sets.stream()
        .filter(held -> held.type().equals("NS") && held.name().equals(zone.text()))
        .flatMap(held -> held.values().stream())
        .map(host -> new NameServer(host.replaceFirst("\\.$", ""), NameServer.DNS_PORT))
        .toList();
  }

  private static ReadOutcome outcome(RecordKey key, List<Held> zone) {
    if (key.type() == RecordType.ALIAS) {
      return new ReadOutcome.Failed(noAlias(key));
    }
    Optional<Held> held = PocketWire.at(zone, key);
    if (held.isEmpty()) {
      return new ReadOutcome.Missing();
    }
    try {
      return new ReadOutcome.Found(held.get().set(key.type()), RecordRef.NONE);
    } catch (BadJson odd) {
      return new ReadOutcome.Failed(garbled(key, odd));
    }
  }

  private static WriteOutcome replace(
      PocketApi api, Change change, List<Held> zone, SendGate gate) {
    RecordKey key = change.key();
    if (key.type() == RecordType.ALIAS) {
      return new WriteOutcome.Refused(noAlias(key));
    }
    Optional<Held> held = PocketWire.at(zone, key);
    Optional<RecordSet> set = Optional.empty();
    try {
      if (held.isPresent()) {
        set = Optional.of(held.get().set(key.type()));
      }
    } catch (BadJson odd) {
      return new WriteOutcome.Refused(
          new Conflict(key + " holds something else: " + Excerpt.of(odd.toString())));
    }
    return switch (SetPlan.of(change, set)) {
      case SetPlan.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case SetPlan.Refused(var failure) -> new WriteOutcome.Refused(failure);
      case SetPlan.Replace _ -> send(api, change, held.map(Held::version), gate);
      case SetPlan.Create _ ->
          PocketWire.isFree(zone, key.name())
              ? send(api, change, Optional.empty(), gate)
              : new WriteOutcome.Refused(new Conflict(key + ": another type is there"));
    };
  }

  private static WriteOutcome send(
      PocketApi api, Change change, Optional<String> version, SendGate gate) {
    return gate.verdict() instanceof SendGate.Closed(String reason)
        ? new WriteOutcome.Refused(new Withdrawn(reason))
        : api.put(change.key(), change.wanted(), version);
  }

  private static ProviderFailure noAlias(RecordKey key) {
    return new Rejected(key + ": Pocket has no alias records");
  }

  private static ProviderFailure garbled(RecordKey key, BadJson odd) {
    return new Garbled(key + ": " + Excerpt.of(String.valueOf(odd.getMessage())));
  }

  private <T> Reply<T> withApi(Function<PocketApi, Reply<T>> work) {
    String revealed;
    try {
      revealed = token.reveal();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no token: " + unavailable.getMessage()));
    }
    return work.apply(
        new PocketApi(
            base, revealed, context.clock(), context.wire().within(context.requestDeadline())));
  }
}
