// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.adapter.huaweicloud.HuaweicloudApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// One Huawei Cloud account. Thread-safe; it remembers the identifiers of zones, nothing else.
final class HuaweicloudProvider implements DnsProvider {
  private final Account account;
  private final AccessKey.Source keys;
  private final List<String> lines;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  HuaweicloudProvider(
      Account account,
      AccessKey.Source keys,
      List<String> lines,
      List<NameServer> nameServers,
      ProviderContext context) {
    this.account = account;
    this.keys = keys;
    this.lines = lines;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return withApi(api -> new Reply.Got<>(new HuaweicloudCalls(api, lines).read(keys)))
        .fold(
            outcomes -> outcomes,
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return withApi(api -> new Reply.Got<>(replaceEach(api, changes, gate)))
        .fold(
            outcomes -> outcomes,
            failure -> Collections.nCopies(changes.size(), new WriteOutcome.Refused(failure)));
  }

  @Override
  public Progress progress(Receipt receipt) {
    return withApi(api -> new Reply.Got<>(new HuaweicloudCalls(api, lines).progress(receipt)))
        .fold(progress -> progress, Progress.Failed::new);
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    Instant start = context.clock().instant();
    return withApi(api -> HuaweicloudHealth.of(api, zones))
        .fold(detail -> new CheckOutcome.Healthy(detail, since(start)), CheckOutcome.Failed::new);
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    if (!nameServers.isEmpty()) {
      return new NameServersOutcome.Known(nameServers);
    }
    return withApi(api -> api.nameServers(zone))
        .fold(
            hosts ->
                hosts.isEmpty()
                    ? new NameServersOutcome.FromDelegation()
                    : new NameServersOutcome.Known(
                        hosts.stream().map(HuaweicloudProvider::server).toList()),
            NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private List<WriteOutcome> replaceEach(HuaweicloudApi api, List<Change> changes, SendGate gate) {
    HuaweicloudCalls calls = new HuaweicloudCalls(api, lines);
    return changes.stream().map(change -> calls.replace(change, gate)).toList();
  }

  private static NameServer server(String host) {
    return new NameServer(host, NameServer.DNS_PORT);
  }

  private <T> Reply<T> withApi(Function<HuaweicloudApi, Reply<T>> work) {
    AccessKey key;
    try {
      key = keys.current();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no access key: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new HuaweicloudApi(account, key, context.clock(), wire));
  }

  private Duration since(Instant start) {
    Duration elapsed = Duration.between(start, context.clock().instant());
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }
}
