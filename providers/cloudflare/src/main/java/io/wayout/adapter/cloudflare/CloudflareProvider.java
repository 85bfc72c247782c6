// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.adapter.cloudflare.CloudflareApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.rows.RowCalls;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.Secret;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// One Cloudflare token. Thread-safe; its only state remembers the identifiers of zones.
final class CloudflareProvider implements DnsProvider {
  private final Account account;
  private final Secret token;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  CloudflareProvider(
      Account account, Secret token, List<NameServer> nameServers, ProviderContext context) {
    this.account = account;
    this.token = token;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return Verbs.read(
        withApi(api -> new Reply.Got<>(new RowCalls<>(api, List.of()).read(keys))), keys.size());
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    remember(changes.getFirst());
    return Verbs.replaced(
        withApi(
            api -> new Reply.Got<>(new RowCalls<>(api, List.of()).replaceTogether(changes, gate))),
        changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(context.clock(), () -> withApi(api -> CloudflareHealth.of(api, zones)));
  }

  @Override
  public List<Concern> concerns(List<DnsName> zones) {
    Instant now = context.clock().instant();
    return withApi(api -> new Reply.Got<>(CloudflareConcerns.of(api, zones, now)))
        .fold(found -> found, _ -> List.of());
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return Verbs.nameServers(
        nameServers,
        () -> withApi(api -> api.zone(zone)).then(found -> new Reply.Got<>(found.nameServers())));
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  /// The identifier of the zone is kept with each record's, so that a switch after a restart needs
  /// no search for it.
  private void remember(Change change) {
    String ref = change.ref().text();
    int slash = ref.indexOf('/');
    if (slash > 0) {
      account.zoneIds().putIfAbsent(change.key().zone(), ref.substring(0, slash));
    }
  }

  private <T> Reply<T> withApi(Function<CloudflareApi, Reply<T>> work) {
    String revealed;
    try {
      revealed = token.reveal().strip();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no token: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new CloudflareApi(account, revealed, context.clock(), wire));
  }
}
