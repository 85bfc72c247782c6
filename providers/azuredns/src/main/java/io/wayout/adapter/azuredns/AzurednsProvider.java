// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.azuredns;

import io.wayout.adapter.azuredns.AzurednsApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.sets.SetPlan;
import io.wayout.kit.token.BearerCalls;
import io.wayout.kit.token.TokenCache;
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

/// One resource group of zones in Azure DNS. Thread-safe; its only state is the token.
///
/// A write carries the etag of the set that was read, and Azure refuses it if the set has changed
/// since, by whomever.
final class AzurednsProvider implements DnsProvider {
  private static final String NO_ALIAS =
      "an alias of Azure follows a resource of Azure, not a name; use a link of type cname";

  private final Account account;
  private final TokenCache tokens;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  AzurednsProvider(
      Account account, TokenCache tokens, List<NameServer> nameServers, ProviderContext context) {
    this.account = account;
    this.tokens = tokens;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    List<RecordKey> known = keys.stream().filter(k -> k.type() != RecordType.ALIAS).toList();
    if (known.isEmpty()) {
      return keys.stream().map(AzurednsProvider::noAlias).toList();
    }
    return AzurednsSight.of(api(), known)
        .fold(
            sight -> keys.stream().map(key -> outcome(key, sight)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    AzurednsApi api = api();
    return changes.stream().map(change -> replace(api, change, gate)).toList();
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(
        context.clock(),
        () -> AzurednsHealth.of(api(), zones).then(detail -> new Reply.Got<>(detail + trouble())));
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    if (!nameServers.isEmpty()) {
      return new NameServersOutcome.Known(nameServers);
    }
    return api()
        .zone(zone)
        .fold(
            known ->
                new NameServersOutcome.Known(
                    known.nameServers().stream()
                        .map(host -> new NameServer(host, NameServer.DNS_PORT))
                        .toList()),
            NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private static ReadOutcome noAlias(RecordKey key) {
    return new ReadOutcome.Failed(new Rejected(key + ": " + NO_ALIAS));
  }

  private static ReadOutcome outcome(RecordKey key, AzurednsSight sight) {
    if (key.type() == RecordType.ALIAS) {
      return noAlias(key);
    }
    Optional<AzurednsSet> held = sight.at(key);
    if (held.isEmpty()) {
      return new ReadOutcome.Missing();
    }
    if (held.get().isAlias()) {
      return new ReadOutcome.Failed(follows(key));
    }
    try {
      return new ReadOutcome.Found(held.get().set(key.type()), RecordRef.NONE);
    } catch (BadJson odd) {
      return new ReadOutcome.Failed(
          new Garbled(key + ": " + Excerpt.of(String.valueOf(odd.getMessage()))));
    }
  }

  private static ProviderFailure follows(RecordKey key) {
    return new Rejected(key + " follows a resource of Azure and holds no value of its own");
  }

  private static WriteOutcome replace(AzurednsApi api, Change change, SendGate gate) {
    if (change.key().type() == RecordType.ALIAS) {
      return new WriteOutcome.Refused(new Rejected(change.key() + ": " + NO_ALIAS));
    }
    WriteOutcome outcome =
        AzurednsSight.of(api, keys(change))
            .fold(sight -> send(api, change, sight, gate), WriteOutcome.Refused::new);
    return outcome instanceof WriteOutcome.Refused(Conflict _) && isThere(api, change)
        ? new WriteOutcome.Accepted(Receipt.NONE)
        : outcome;
  }

  /// A vendor that refuses because the value is there already has said yes.
  private static boolean isThere(AzurednsApi api, Change change) {
    return AzurednsSight.of(api, List.of(change.key()))
        .fold(sight -> plan(change, sight) instanceof SetPlan.Done, _ -> false);
  }

  /// What to look at: where something is to be made, all types at its name.
  private static List<RecordKey> keys(Change change) {
    RecordKey key = change.key();
    return switch (change.expected()) {
      case Expected.Data _ -> List.of(key);
      case Expected.Nothing _ ->
          AzurednsWire.types().stream()
              .map(type -> new RecordKey(key.zone(), key.name(), type))
              .toList();
    };
  }

  private static WriteOutcome send(
      AzurednsApi api, Change change, AzurednsSight sight, SendGate gate) {
    return switch (plan(change, sight)) {
      case SetPlan.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case SetPlan.Refused(var why) -> new WriteOutcome.Refused(why);
      case SetPlan.Replace _, SetPlan.Create _ ->
          gate.verdict() instanceof SendGate.Closed(String reason)
              ? new WriteOutcome.Refused(new Withdrawn(reason))
              : api.put(change.key(), change.wanted(), sight.at(change.key()));
    };
  }

  private static SetPlan plan(Change change, AzurednsSight sight) {
    RecordKey key = change.key();
    Optional<AzurednsSet> held = sight.at(key);
    if (held.isEmpty() && !sight.sets().isEmpty()) {
      List<String> others = sight.sets().stream().map(AzurednsSet::type).toList();
      return new SetPlan.Refused(new Conflict(key + " has at its name already: " + others));
    }
    if (held.filter(AzurednsSet::isAlias).isPresent()) {
      return new SetPlan.Refused(follows(key));
    }
    try {
      Optional<RecordSet> set =
          held.isPresent() ? Optional.of(held.get().set(key.type())) : Optional.empty();
      return SetPlan.of(change, set);
    } catch (BadJson odd) {
      String flaw = Excerpt.of(String.valueOf(odd.getMessage()));
      return new SetPlan.Refused(new Conflict(key + " holds something unexpected: " + flaw));
    }
  }

  private AzurednsApi api() {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return new AzurednsApi(account, new BearerCalls(tokens, wire, patience), context.clock());
  }

  private String trouble() {
    return tokens.trouble().map(why -> "; no newer token: " + why.detail()).orElse("");
  }
}
