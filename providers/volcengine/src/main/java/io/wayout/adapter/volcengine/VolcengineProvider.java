// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.adapter.volcengine.VolcengineApi.Account;
import io.wayout.adapter.volcengine.VolcengineSigner.Scope;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.keys.AccessKeys;
import io.wayout.kit.rows.RowCalls;
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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One Volcengine account. Thread-safe; it remembers the identifiers of zones and the key that it
/// has been lent, nothing else.
final class VolcengineProvider implements DnsProvider {
  private static final Pattern ZONE_OF_REF = Pattern.compile("([0-9]{1,18})/");

  private final Account account;
  private final AccessKeys keys;
  private final List<String> lines;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  VolcengineProvider(
      URI base,
      Scope scope,
      AccessKeys keys,
      List<NameServer> nameServers,
      ProviderContext context) {
    this.account = new Account(base, scope, new ConcurrentHashMap<>());
    this.keys = keys;
    this.lines = context.texts(VolcengineProviderFactory.LINES);
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
    changes.forEach(this::remember);
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
    return Verbs.checked(
        context.clock(),
        () ->
            withApi(api -> VolcengineHealth.of(api, zones))
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

  private <T> Reply<T> withApi(Function<VolcengineApi, Reply<T>> work) {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return keys.current(wire, patience)
        .then(key -> work.apply(new VolcengineApi(account, key, context.clock(), wire)));
  }

  /// The identifier of the zone is kept with each record's, so that a switch after a restart needs
  /// no search for it.
  private void remember(Change change) {
    Matcher known = ZONE_OF_REF.matcher(change.ref().text());
    if (known.lookingAt()) {
      account.zoneIds().putIfAbsent(change.key().zone(), Long.parseLong(known.group(1)));
    }
  }
}
