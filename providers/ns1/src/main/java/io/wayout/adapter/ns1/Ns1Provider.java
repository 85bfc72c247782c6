// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ns1;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.SharedFate;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetPlan;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
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
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One account at NS1. Thread-safe, without state.
///
/// NS1 does not compare before it replaces, so a write is read, compared, gated and sent; the
/// window between belongs to the caller (I09).
final class Ns1Provider implements DnsProvider {
  private final URI base;
  private final Secret key;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  Ns1Provider(URI base, Secret key, List<NameServer> nameServers, ProviderContext context) {
    this.base = base;
    this.key = key;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return withApi(api -> Ns1Sight.of(api, keys))
        .fold(
            sight -> keys.stream().map(at -> outcome(at, sight)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return Verbs.replaced(
        withApi(api ->
            new Reply.Got<>(changes.stream().map(change -> replace(api, change, gate)).toList())),
        changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(context.clock(), () -> withApi(api -> Ns1Health.of(api, zones)));
  }

  /// Its API has been seen behind Cloudflare.
  @Override
  public List<Concern> concerns(List<DnsName> zones) {
    return SharedFate.ofCloudflare(context.wire().within(context.requestDeadline()), base);
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    if (!nameServers.isEmpty()) {
      return new NameServersOutcome.Known(nameServers);
    }
    return withApi(api -> api.zone(zone))
        .fold(
            found ->
                found.nameServers().isEmpty()
                    ? new NameServersOutcome.FromDelegation()
                    : new NameServersOutcome.Known(
                        found.nameServers().stream()
                            .map(host -> new NameServer(host, NameServer.DNS_PORT))
                            .toList()),
            NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private static ReadOutcome outcome(RecordKey at, Ns1Sight sight) {
    Optional<Ns1Record> held = sight.at(at);
    if (held.isEmpty()) {
      return new ReadOutcome.Missing();
    }
    if (held.get().isLinked()) {
      return new ReadOutcome.Failed(new Rejected(at + " is linked to another record"));
    }
    try {
      return new ReadOutcome.Found(held.get().set(at.type()), RecordRef.NONE);
    } catch (BadJson odd) {
      return new ReadOutcome.Failed(
          new Garbled(at + ": " + Excerpt.of(String.valueOf(odd.getMessage()))));
    }
  }

  private static WriteOutcome replace(Ns1Api api, Change change, SendGate gate) {
    WriteOutcome outcome =
        Ns1Sight.of(api, keys(change))
            .fold(sight -> send(api, change, sight, gate), WriteOutcome.Refused::new);
    return outcome instanceof WriteOutcome.Refused(Conflict _) && isThere(api, change)
        ? new WriteOutcome.Accepted(Receipt.NONE)
        : outcome;
  }

  /// A vendor that refuses because the value is there already has said yes.
  private static boolean isThere(Ns1Api api, Change change) {
    return Ns1Sight.of(api, List.of(change.key()))
        .fold(sight -> plan(change, sight) instanceof SetPlan.Done, _ -> false);
  }

  /// What to look at: where something is to be made, all types at its name.
  private static List<RecordKey> keys(Change change) {
    RecordKey at = change.key();
    return switch (change.expected()) {
      case Expected.Data _ -> List.of(at);
      case Expected.Nothing _ ->
          Arrays.stream(RecordType.values())
              .map(type -> new RecordKey(at.zone(), at.name(), type))
              .toList();
    };
  }

  private static WriteOutcome send(Ns1Api api, Change change, Ns1Sight sight, SendGate gate) {
    return switch (plan(change, sight)) {
      case SetPlan.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case SetPlan.Refused(var why) -> new WriteOutcome.Refused(why);
      case SetPlan.Replace _, SetPlan.Create _ ->
          gate.verdict() instanceof SendGate.Closed(String reason)
              ? new WriteOutcome.Refused(new Withdrawn(reason))
              : api.write(change.key(), change.wanted(), sight.at(change.key()));
    };
  }

  private static SetPlan plan(Change change, Ns1Sight sight) {
    RecordKey at = change.key();
    Optional<Ns1Record> held = sight.at(at);
    if (held.isEmpty() && !sight.records().isEmpty()) {
      List<String> others = sight.records().stream().map(Ns1Record::type).toList();
      return new SetPlan.Refused(new Conflict(at + " has at its name already: " + others));
    }
    try {
      Optional<RecordSet> set =
          held.isPresent() ? Optional.of(held.get().set(at.type())) : Optional.empty();
      SetPlan plan = SetPlan.of(change, set);
      Optional<Rejected> bar =
          held.flatMap(record -> record.bar(at, change.wanted().data().values().size()));
      return plan instanceof SetPlan.Replace && bar.isPresent()
          ? new SetPlan.Refused(bar.get())
          : plan;
    } catch (BadJson odd) {
      String flaw = Excerpt.of(String.valueOf(odd.getMessage()));
      return new SetPlan.Refused(new Conflict(at + " holds something unexpected: " + flaw));
    }
  }

  private <T> Reply<T> withApi(Function<Ns1Api, Reply<T>> work) {
    String revealed;
    try {
      revealed = key.reveal().strip();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no key: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new Ns1Api(base, revealed, context.clock(), wire));
  }
}
