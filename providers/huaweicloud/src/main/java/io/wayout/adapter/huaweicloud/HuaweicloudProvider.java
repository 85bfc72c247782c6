// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.adapter.huaweicloud.HuaweicloudApi.Account;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// One Huawei Cloud account. Thread-safe; it remembers the identifiers of zones and the key that it
/// has been lent, nothing else.
final class HuaweicloudProvider implements DnsProvider {
  private final Account account;
  private final AccessKeys keys;
  private final List<String> lines;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  HuaweicloudProvider(
      Account account,
      AccessKeys keys,
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
    return Verbs.read(
        withApi(api -> new Reply.Got<>(new HuaweicloudCalls(api, lines).read(keys))), keys.size());
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return Verbs.replaced(
        withApi(api -> new Reply.Got<>(replaceEach(api, changes, gate))), changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    return withApi(api -> new Reply.Got<>(new HuaweicloudCalls(api, lines).progress(receipt)))
        .fold(progress -> progress, Progress.Failed::new);
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(
        context.clock(),
        () ->
            withApi(api -> HuaweicloudHealth.of(api, zones))
                .then(detail -> new Reply.Got<>(detail + keys.remark())));
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return Verbs.nameServers(nameServers, () -> withApi(api -> api.nameServers(zone)));
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private List<WriteOutcome> replaceEach(HuaweicloudApi api, List<Change> changes, SendGate gate) {
    HuaweicloudCalls calls = new HuaweicloudCalls(api, lines);
    return changes.stream().map(change -> calls.replace(change, gate)).toList();
  }

  private <T> Reply<T> withApi(Function<HuaweicloudApi, Reply<T>> work) {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return keys.current(wire, patience)
        .then(key -> work.apply(new HuaweicloudApi(account, key, context.clock(), wire)));
  }
}
