// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.powerdns;

import io.wayout.adapter.powerdns.PowerdnsWire.Held;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
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
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.Secret;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// One PowerDNS server. Thread-safe, without state.
///
/// PowerDNS does not compare before it replaces, so a write is read, compared, gated and sent; the
/// window between belongs to the caller (I09). Few keys are read one by one, many by one reading of
/// the whole zone; what is not a plain change of CNAMEs always sees the whole zone, because a
/// filtered reading hides disabled records.
final class PowerdnsProvider implements DnsProvider {
  /// One reading of a zone of 1,000 names takes as long as about five filtered readings.
  private static final int FEW = 8;

  /// Share of the deadline for making the server forget old answers.
  private static final int FLUSH_SHARE = 2;

  private final URI base;
  private final Secret key;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  PowerdnsProvider(URI base, Secret key, List<NameServer> nameServers, ProviderContext context) {
    this.base = base;
    this.key = key;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return withApi(api -> look(api, keys, keys.size() > FEW))
        .fold(
            sight -> keys.stream().map(key -> readOutcome(key, sight)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    return Verbs.replaced(
        withApi(api ->
            look(api, keysOf(changes), needsAll(changes))
                .then(sight -> new Reply.Got<>(replace(api, changes, sight, gate)))),
        changes.size());
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(context.clock(), () -> withApi(api -> PowerdnsHealth.of(api, zones)));
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

  private static Reply<PowerdnsSight> look(PowerdnsApi api, List<RecordKey> keys, boolean whole) {
    return whole ? PowerdnsSight.whole(api, keys) : PowerdnsSight.filtered(api, keys);
  }

  private static ReadOutcome readOutcome(RecordKey key, PowerdnsSight sight) {
    return switch (sight.of(key)) {
      case Held.Live(var set, _) -> new ReadOutcome.Found(set, RecordRef.NONE);
      case Held.Nothing _, Held.Disabled _ -> new ReadOutcome.Missing();
      case Held.Odd(String why) -> new ReadOutcome.Failed(new Garbled(key + ": " + why));
    };
  }

  private static boolean needsAll(List<Change> changes) {
    return changes.size() > FEW || changes.stream().anyMatch(change -> !isPlain(change));
  }

  private static boolean isPlain(Change change) {
    return change.key().type() == RecordType.CNAME && change.expected() instanceof Expected.Data;
  }

  private static List<RecordKey> keysOf(List<Change> changes) {
    return changes.stream().map(Change::key).toList();
  }

  private List<WriteOutcome> replace(
      PowerdnsApi api, List<Change> changes, PowerdnsSight sight, SendGate gate) {
    List<PowerdnsChange> steps =
        changes.stream().map(change -> PowerdnsChange.of(change, sight)).toList();
    Optional<ProviderFailure> flaw =
        steps.stream()
            .flatMap(step ->
                step instanceof PowerdnsChange.Refused(var why) ? Stream.of(why) : Stream.empty())
            .findFirst();
    WriteOutcome sent =
        flaw.<WriteOutcome>map(PowerdnsProvider::innocent)
            .orElseGet(() -> send(api, changes, steps, gate));
    return steps.stream().map(step -> outcome(step, sent)).toList();
  }

  /// The batch is atomic, so one change that can't be made stops the others, too.
  private static WriteOutcome innocent(ProviderFailure flaw) {
    return new WriteOutcome.Refused(
        new Conflict("nothing was sent, because of another change in the call: " + flaw.detail()));
  }

  private static WriteOutcome outcome(PowerdnsChange step, WriteOutcome sent) {
    return switch (step) {
      case PowerdnsChange.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case PowerdnsChange.Due _ -> sent;
      case PowerdnsChange.Refused(var why) -> new WriteOutcome.Refused(why);
    };
  }

  private WriteOutcome send(
      PowerdnsApi api, List<Change> changes, List<PowerdnsChange> steps, SendGate gate) {
    List<Map<String, Object>> due = new ArrayList<>();
    List<DnsName> names = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof PowerdnsChange.Due(var rrset)) {
        due.add(rrset);
        names.add(changes.get(i).key().name());
      }
    }
    if (due.isEmpty()) {
      return new WriteOutcome.Accepted(Receipt.NONE);
    }
    String body = PowerdnsWire.patch(due);
    if (gate.verdict() instanceof SendGate.Closed(String reason)) {
      return new WriteOutcome.Refused(new Withdrawn(reason));
    }
    WriteOutcome outcome = api.patch(changes.getFirst().key().zone(), body);
    if (outcome instanceof WriteOutcome.Accepted) {
      flush(api, names);
    }
    return outcome;
  }

  /// A query that was under way during the change may have put the old value back into the server's
  /// cache, for up to 20 s. That the server forgets it is a help and no promise, so what comes of
  /// it does not count; the caller asks the name servers anyway (I46).
  private void flush(PowerdnsApi api, List<DnsName> names) {
    PowerdnsApi hasty = api.within(context.requestDeadline().dividedBy(FLUSH_SHARE));
    for (DnsName name : names) {
      if (!hasty.flush(name)) {
        return;
      }
    }
  }

  private <T> Reply<T> withApi(Function<PowerdnsApi, Reply<T>> work) {
    String revealed;
    try {
      revealed = key.reveal();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no API key: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new PowerdnsApi(base, revealed, context.clock(), wire));
  }
}
