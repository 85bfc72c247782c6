// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.akamai;

import io.wayout.adapter.akamai.AkamaiApi.Account;
import io.wayout.adapter.akamai.AkamaiWire.Rrset;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetPlan;
import io.wayout.kit.sign.Digests;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// One API client of Akamai's. Thread-safe; its only state counts requests, so that no two carry
/// the same nonce.
///
/// Edge DNS does not compare before it replaces, so a write is read, compared, gated and sent; the
/// window between belongs to the caller (I09).
final class AkamaiProvider implements DnsProvider {
  private final Account account;
  private final AccessKeys keys;
  private final List<NameServer> nameServers;
  private final ProviderContext context;
  private final AtomicLong requests = new AtomicLong();

  AkamaiProvider(
      Account account, AccessKeys keys, List<NameServer> nameServers, ProviderContext context) {
    this.account = account;
    this.keys = keys;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> wanted) {
    List<RecordKey> known = wanted.stream().filter(k -> k.type() != RecordType.ALIAS).toList();
    if (known.isEmpty()) {
      return wanted.stream().map(AkamaiProvider::noAlias).toList();
    }
    return withApi(api -> AkamaiSight.of(api, known))
        .fold(
            sight -> wanted.stream().map(key -> outcome(key, sight)).toList(),
            failure -> Collections.nCopies(wanted.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return Verbs.replaced(
        withApi(api -> new Reply.Got<>(changes.stream().map(c -> replace(api, c, gate)).toList())),
        changes.size());
  }

  /// The zone has another version than before the write, and all name servers have it.
  @Override
  public Progress progress(Receipt receipt) {
    int space = receipt.text().indexOf(' ');
    if (space < 1) {
      return new Progress.Untracked();
    }
    DnsName zone = DnsName.of(receipt.text().substring(0, space));
    String before = receipt.text().substring(space + 1);
    return withApi(api -> api.zone(zone, "zone " + zone))
        .fold(
            now ->
                now.state().equals("ACTIVE") && !now.version().equals(before)
                    ? new Progress.Published()
                    : new Progress.Pending(),
            Progress.Failed::new);
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(context.clock(), () -> withApi(api -> AkamaiHealth.of(api, zones)));
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    if (!nameServers.isEmpty()) {
      return new NameServersOutcome.Known(nameServers);
    }
    return withApi(api -> AkamaiSight.nameServers(api, zone))
        .fold(
            set ->
                new NameServersOutcome.Known(
                    set.values().stream().map(AkamaiProvider::server).toList()),
            NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private static NameServer server(String host) {
    return new NameServer(host.replaceFirst("\\.$", ""), NameServer.DNS_PORT);
  }

  private static ProviderFailure aliasOf(RecordKey key) {
    return new Rejected(
        key
            + ": a mapping of Edge DNS follows a property of Akamai, not a name; use a link of type"
            + " cname");
  }

  private static ReadOutcome noAlias(RecordKey key) {
    return new ReadOutcome.Failed(aliasOf(key));
  }

  private static ReadOutcome outcome(RecordKey key, AkamaiSight sight) {
    if (key.type() == RecordType.ALIAS) {
      return noAlias(key);
    }
    Optional<Rrset> held = sight.at(key);
    if (held.isEmpty()) {
      return new ReadOutcome.Missing();
    }
    try {
      return new ReadOutcome.Found(held.get().set(key.type()), RecordRef.NONE);
    } catch (BadJson odd) {
      return new ReadOutcome.Failed(
          new Garbled(key + ": " + Excerpt.of(String.valueOf(odd.getMessage()))));
    }
  }

  private static WriteOutcome replace(AkamaiApi api, Change change, SendGate gate) {
    RecordKey key = change.key();
    if (key.type() == RecordType.ALIAS) {
      return new WriteOutcome.Refused(aliasOf(key));
    }
    return AkamaiSight.of(api, List.of(key))
        .then(sight -> plan(api, change, sight))
        .fold(plan -> send(api, change, plan, gate), WriteOutcome.Refused::new);
  }

  private static Reply<SetPlan> plan(AkamaiApi api, Change change, AkamaiSight sight) {
    RecordKey key = change.key();
    Optional<Rrset> held = sight.at(key);
    if (held.isEmpty() && change.expected() instanceof Expected.Nothing) {
      return api.types(key)
          .then(types ->
              new Reply.Got<>(
                  types.isEmpty()
                      ? SetPlan.of(change, Optional.empty())
                      : new SetPlan.Refused(
                          new Conflict(key + " has at its name already: " + types))));
    }
    try {
      Optional<RecordSet> set =
          held.isPresent() ? Optional.of(held.get().set(key.type())) : Optional.empty();
      return new Reply.Got<>(SetPlan.of(change, set));
    } catch (BadJson odd) {
      String flaw = Excerpt.of(String.valueOf(odd.getMessage()));
      return new Reply.Failed<>(new Conflict(key + " holds something unexpected: " + flaw));
    }
  }

  private static WriteOutcome send(AkamaiApi api, Change change, SetPlan plan, SendGate gate) {
    return switch (plan) {
      case SetPlan.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case SetPlan.Refused(var why) -> new WriteOutcome.Refused(why);
      case SetPlan.Create _, SetPlan.Replace _ -> {
        Receipt receipt = receipt(api, change.key().zone());
        if (gate.verdict() instanceof SendGate.Closed(String reason)) {
          yield new WriteOutcome.Refused(new Withdrawn(reason));
        }
        yield plan instanceof SetPlan.Create
            ? api.create(change.key(), change.wanted(), receipt)
            : api.replace(change.key(), change.wanted(), receipt);
      }
    };
  }

  /// The version before the write, to tell later that there is a newer one. Not worth a failure.
  private static Receipt receipt(AkamaiApi api, DnsName zone) {
    return api.zone(zone, "zone " + zone)
        .fold(
            now ->
                now.version().isEmpty()
                    ? Receipt.NONE
                    : new Receipt(zone.text() + " " + now.version()),
            _ -> Receipt.NONE);
  }

  private <T> Reply<T> withApi(Function<AkamaiApi, Reply<T>> work) {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return keys.current(wire, patience)
        .then(key -> work.apply(new AkamaiApi(account, key, context.clock(), this::nonce, wire)));
  }

  /// Unique without dice: this account's name, the moment, and a count, in the form of a UUID.
  private String nonce() {
    String seed = context.account() + context.clock().instant() + requests.incrementAndGet();
    String hex = Digests.sha256Hex(seed);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20, 32));
  }
}
