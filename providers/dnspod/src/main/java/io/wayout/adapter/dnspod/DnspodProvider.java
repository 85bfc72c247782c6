// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.dnspod;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.rows.RowCalls;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.CheckOutcome.Concern;
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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// One Tencent Cloud account. Thread-safe; it remembers the smallest TTLs of plans and the key that
/// it has been lent, nothing else.
final class DnspodProvider implements DnsProvider {
  private final URI base;
  private final AccessKeys keys;
  private final List<String> lines;
  private final List<NameServer> nameServers;
  private final ProviderContext context;
  private final DnspodFloors floors = new DnspodFloors();

  DnspodProvider(
      URI base,
      AccessKeys keys,
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
        withApi(
            gate, api -> new Reply.Got<>(new RowCalls<>(api, lines).replaceEach(changes, gate))),
        changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(
        context.clock(),
        () ->
            withApi(api -> DnspodHealth.of(api, floors, zones))
                .then(detail -> new Reply.Got<>(detail + keys.remark())));
  }

  @Override
  public List<Concern> concerns(List<DnsName> zones) {
    return withApi(api -> new Reply.Got<>(DnspodHealth.concerns(api, floors, zones)))
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

  private <T> Reply<T> withApi(Function<DnspodApi, Reply<T>> work) {
    return withApi(SendGate.OPEN, work);
  }

  private <T> Reply<T> withApi(SendGate gate, Function<DnspodApi, Reply<T>> work) {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return keys.current(wire, patience)
        .then(key -> work.apply(new DnspodApi(base, key, context.clock(), wire, gate)));
  }
}
