// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.baiducloud;

import io.wayout.adapter.baiducloud.BaiducloudWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.rows.RowCalls;
import io.wayout.kit.sign.AccessKey;
import io.wayout.kit.sign.Digests;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// One Baidu AI Cloud account. Thread-safe; its only state counts requests, so that no two carry
/// the same token.
final class BaiducloudProvider implements DnsProvider {
  private static final int TOKEN_CHARS = 32;
  private static final Duration SOON = Duration.ofDays(30);

  private final URI base;
  private final AccessKey.Source keys;
  private final List<String> lines;
  private final List<NameServer> nameServers;
  private final ProviderContext context;
  private final AtomicLong requests = new AtomicLong();

  BaiducloudProvider(
      URI base,
      AccessKey.Source keys,
      List<String> lines,
      List<NameServer> nameServers,
      ProviderContext context) {
    this.base = base;
    this.keys = keys;
    this.lines = lines;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return Verbs.read(
        withApi(api -> new Reply.Got<>(new RowCalls<>(api, lines).read(keys))), keys.size());
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return Verbs.replaced(
        withApi(api -> new Reply.Got<>(new RowCalls<>(api, lines).replaceEach(changes, gate))),
        changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(context.clock(), () -> withApi(api -> BaiducloudHealth.of(api, zones)));
  }

  @Override
  public List<Concern> concerns(List<DnsName> zones) {
    Instant soon = context.clock().instant().plus(SOON);
    return withApi(BaiducloudApi::zones).fold(all -> all, _ -> List.<Zone>of()).stream()
        .filter(zone -> zone.end().filter(end -> end.isBefore(soon)).isPresent())
        .flatMap(zone -> zone.name().stream().filter(zones::contains).map(name -> ends(name, zone)))
        .toList();
  }

  private static Concern ends(DnsName name, Zone zone) {
    String when = zone.end().map(Instant::toString).orElse("an unknown time");
    return new Concern(
        Concern.Kind.PLAN_ENDS,
        Optional.of(name),
        "its plan (" + zone.plan() + ") ends at " + when);
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return nameServers.isEmpty()
        ? new NameServersOutcome.FromDelegation()
        : new NameServersOutcome.Known(nameServers);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private <T> Reply<T> withApi(Function<BaiducloudApi, Reply<T>> work) {
    AccessKey key;
    try {
      key = keys.current();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no access key: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new BaiducloudApi(base, key, context.clock(), this::token, wire));
  }

  /// Unique without dice: this account's name, the moment, and a count.
  private String token() {
    String seed = context.account() + context.clock().instant() + requests.incrementAndGet();
    return Digests.sha256Hex(seed).substring(0, TOKEN_CHARS);
  }
}
