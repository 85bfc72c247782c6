// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.SharedFate;
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
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/// One account at DigitalOcean. Thread-safe, without state.
///
/// DigitalOcean does not compare before it replaces, so a write is read, compared, gated and sent;
/// the window between belongs to the caller (I09).
final class DigitaloceanProvider implements DnsProvider {
  private final URI base;
  private final Secret token;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  DigitaloceanProvider(
      URI base, Secret token, List<NameServer> nameServers, ProviderContext context) {
    this.base = base;
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
    return Verbs.replaced(
        withApi(api -> new Reply.Got<>(new RowCalls<>(api, List.of()).replaceEach(changes, gate))),
        changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(context.clock(), () -> withApi(api -> DigitaloceanHealth.of(api, zones)));
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
    return withApi(api -> api.nameServers(zone))
        .fold(
            hosts ->
                hosts.isEmpty()
                    ? new NameServersOutcome.FromDelegation()
                    : new NameServersOutcome.Known(
                        hosts.stream()
                            .map(host -> new NameServer(host, NameServer.DNS_PORT))
                            .toList()),
            NameServersOutcome.Failed::new);
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private <T> Reply<T> withApi(Function<DigitaloceanApi, Reply<T>> work) {
    String revealed;
    try {
      revealed = token.reveal().strip();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no token: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new DigitaloceanApi(base, revealed, context.clock(), wire));
  }
}
