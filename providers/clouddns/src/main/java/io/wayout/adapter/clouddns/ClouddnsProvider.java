// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.clouddns;

import io.wayout.adapter.clouddns.ClouddnsApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.kit.token.BearerCalls;
import io.wayout.kit.token.TokenCache;
import io.wayout.provider.Change;
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

/// One project at Google Cloud DNS. Thread-safe; its state is the token and the zones' names.
///
/// All changes of a call are one change of Google's: it names the sets that go, exactly as they
/// were read, and those that come, and applies whole if all that goes is there, or not at all.
final class ClouddnsProvider implements DnsProvider {
  private final Account account;
  private final TokenCache tokens;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  ClouddnsProvider(
      Account account, TokenCache tokens, List<NameServer> nameServers, ProviderContext context) {
    this.account = account;
    this.tokens = tokens;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return sight(api(), keys)
        .fold(
            sight -> keys.stream().map(key -> outcome(key, sight)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    ClouddnsApi api = api();
    return sight(api, changes.stream().map(Change::key).toList())
        .fold(
            sight -> replace(api, changes, sight, gate),
            failure -> Collections.nCopies(changes.size(), new WriteOutcome.Refused(failure)));
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(
        context.clock(),
        () -> ClouddnsHealth.of(api(), zones).then(detail -> new Reply.Got<>(detail + trouble())));
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
                known.nameServers().isEmpty()
                    ? new NameServersOutcome.Failed(new Garbled("zone " + zone + ": no servers"))
                    : new NameServersOutcome.Known(
                        known.nameServers().stream()
                            .map(host -> new NameServer(host, NameServer.DNS_PORT))
                            .toList()),
            NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  /// No request is made for keys of a type that is not known there.
  private static Reply<ClouddnsSight> sight(ClouddnsApi api, List<RecordKey> keys) {
    List<RecordKey> known = keys.stream().filter(k -> k.type() != RecordType.ALIAS).toList();
    return known.isEmpty()
        ? new Reply.Got<>(new ClouddnsSight(List.of()))
        : ClouddnsSight.of(api, known);
  }

  private static ReadOutcome outcome(RecordKey key, ClouddnsSight sight) {
    if (key.type() == RecordType.ALIAS) {
      return new ReadOutcome.Failed(new Rejected(key + ": " + ClouddnsChange.NO_ALIAS));
    }
    Optional<ClouddnsSet> held = sight.at(key);
    if (held.isEmpty()) {
      return new ReadOutcome.Missing();
    }
    if (held.get().isRouted()) {
      return new ReadOutcome.Failed(ClouddnsChange.routed(key));
    }
    try {
      return new ReadOutcome.Found(held.get().set(key.type()), RecordRef.NONE);
    } catch (BadJson odd) {
      return new ReadOutcome.Failed(
          new Garbled(key + ": " + Excerpt.of(String.valueOf(odd.getMessage()))));
    }
  }

  private static List<WriteOutcome> replace(
      ClouddnsApi api, List<Change> changes, ClouddnsSight sight, SendGate gate) {
    List<ClouddnsChange> steps = changes.stream().map(c -> ClouddnsChange.of(c, sight)).toList();
    Optional<ProviderFailure> flaw =
        steps.stream()
            .filter(ClouddnsChange.Refused.class::isInstance)
            .map(step -> ((ClouddnsChange.Refused) step).failure())
            .findFirst();
    WriteOutcome sent =
        flaw.<WriteOutcome>map(ClouddnsProvider::innocent)
            .orElseGet(() -> send(api, changes.getFirst().key().zone(), steps, gate));
    return sent instanceof WriteOutcome.Refused(Conflict _) && flaw.isEmpty()
        ? lost(api, changes, sent)
        : steps.stream().map(step -> outcome(step, sent)).toList();
  }

  /// The batch is atomic, so one change that can't be made stops the others, too.
  private static WriteOutcome innocent(ProviderFailure flaw) {
    return new WriteOutcome.Refused(
        new Conflict("nothing was sent, because of another change in the call: " + flaw.detail()));
  }

  /// A vendor that refuses because the value is there already has said yes.
  private static List<WriteOutcome> lost(
      ClouddnsApi api, List<Change> changes, WriteOutcome refusal) {
    return sight(api, changes.stream().map(Change::key).toList())
        .fold(
            sight ->
                changes.stream()
                    .map(change ->
                        ClouddnsChange.of(change, sight) instanceof ClouddnsChange.Done
                            ? new WriteOutcome.Accepted(Receipt.NONE)
                            : refusal)
                    .toList(),
            _ -> Collections.nCopies(changes.size(), refusal));
  }

  private static WriteOutcome outcome(ClouddnsChange step, WriteOutcome sent) {
    return switch (step) {
      case ClouddnsChange.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case ClouddnsChange.Due _ -> sent;
      case ClouddnsChange.Refused(var why) -> new WriteOutcome.Refused(why);
    };
  }

  private static WriteOutcome send(
      ClouddnsApi api, DnsName zone, List<ClouddnsChange> steps, SendGate gate) {
    List<ClouddnsChange.Due> due =
        steps.stream().map(ClouddnsChange::due).flatMap(Optional::stream).toList();
    if (due.isEmpty()) {
      return new WriteOutcome.Accepted(Receipt.NONE);
    }
    if (gate.verdict() instanceof SendGate.Closed(String reason)) {
      return new WriteOutcome.Refused(new Withdrawn(reason));
    }
    return api.change(
        zone,
        due.stream().map(ClouddnsChange.Due::goes).flatMap(Optional::stream).toList(),
        due.stream().map(ClouddnsChange.Due::comes).toList());
  }

  private ClouddnsApi api() {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return new ClouddnsApi(account, new BearerCalls(tokens, wire, patience), context.clock());
  }

  private String trouble() {
    return tokens.trouble().map(why -> "; no newer token: " + why.detail()).orElse("");
  }
}
