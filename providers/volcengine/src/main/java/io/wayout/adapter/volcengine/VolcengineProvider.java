// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.volcengine;

import io.wayout.adapter.volcengine.VolcengineApi.Account;
import io.wayout.adapter.volcengine.VolcengineSigner.Scope;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.rows.RowCalls;
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
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One Volcengine account. Thread-safe; its only state remembers the identifiers of zones.
final class VolcengineProvider implements DnsProvider {
  private static final Pattern ZONE_OF_REF = Pattern.compile("([0-9]{1,18})/");

  private final Account account;
  private final AccessKey.Source keys;
  private final List<String> lines;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  VolcengineProvider(
      URI base,
      Scope scope,
      AccessKey.Source keys,
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
    return Verbs.checked(context.clock(), () -> withApi(api -> VolcengineHealth.of(api, zones)));
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
    AccessKey key;
    try {
      key = keys.current();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no access key: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new VolcengineApi(account, key, context.clock(), wire));
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
