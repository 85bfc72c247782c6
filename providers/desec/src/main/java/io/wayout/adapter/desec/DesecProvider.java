// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.desec;

import io.wayout.adapter.desec.DesecWire.Zone;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.SlowTtl;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.json.BadJson;
import io.wayout.kit.redact.Excerpt;
import io.wayout.provider.Change;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.CheckOutcome.Concern;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
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

/// One deSEC account. Thread-safe, without state.
///
/// deSEC does not compare before it replaces, so a write is read, compared, gated and sent; the
/// window between belongs to the caller (I09). All changes of a call travel in one request, which
/// deSEC applies whole or not at all.
final class DesecProvider implements DnsProvider {
  private final URI base;
  private final Secret token;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  DesecProvider(URI base, Secret token, List<NameServer> nameServers, ProviderContext context) {
    this.base = base;
    this.token = token;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    List<RecordKey> known = keys.stream().filter(k -> k.type() != RecordType.ALIAS).toList();
    if (known.isEmpty()) {
      return keys.stream().map(DesecProvider::noAlias).toList();
    }
    return withApi(api -> DesecSight.of(api, known))
        .fold(
            sight -> keys.stream().map(key -> outcome(key, sight)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    List<RecordKey> known =
        changes.stream().map(Change::key).filter(k -> k.type() != RecordType.ALIAS).toList();
    Reply<List<WriteOutcome>> outcomes =
        withApi(api ->
            (known.isEmpty()
                    ? new Reply.Got<>(new DesecSight(List.of()))
                    : DesecSight.of(api, known))
                .then(sight -> new Reply.Got<>(replace(api, changes, sight, gate))));
    return outcomes.fold(
        all -> all,
        failure -> Collections.nCopies(changes.size(), new WriteOutcome.Refused(failure)));
  }

  @Override
  public Progress progress(Receipt receipt) {
    return new Progress.Untracked();
  }

  @Override
  public CheckOutcome check(List<DnsName> zones) {
    return Verbs.checked(context.clock(), () -> withApi(api -> DesecHealth.of(api, zones)));
  }

  /// Asks for the tokens, which a token with too many permissions is shown.
  @Override
  public List<Concern> concerns(List<DnsName> zones) {
    List<Concern> found = new ArrayList<>();
    boolean isPowerful = withApi(DesecApi::managesTokens).fold(is -> is, _ -> false);
    if (isPowerful) {
      found.add(
          new Concern(
              Concern.Kind.TOO_POWERFUL,
              Optional.empty(),
              "the token may manage tokens (perm_manage_tokens)"));
    }
    for (DnsName zone : zones) {
      withApi(api -> api.zone(zone))
          .fold(Optional::of, _ -> Optional.<Zone>empty())
          .flatMap(known -> SlowTtl.of(zone, known.ttlMin()))
          .ifPresent(found::add);
    }
    return found;
  }

  @Override
  public NameServersOutcome nameServers(DnsName zone) {
    return Verbs.nameServers(nameServers, () -> withApi(api -> api.nameServers(zone)));
  }

  @Override
  public void close() {
    // The wire holds no connection between exchanges, and it is not ours.
  }

  private static ReadOutcome noAlias(RecordKey key) {
    return new ReadOutcome.Failed(new Rejected(key + ": deSEC has no alias records"));
  }

  private static ReadOutcome outcome(RecordKey key, DesecSight sight) {
    if (key.type() == RecordType.ALIAS) {
      return noAlias(key);
    }
    Optional<DesecWire.Rrset> rrset = sight.at(key);
    if (rrset.isEmpty()) {
      return new ReadOutcome.Missing();
    }
    try {
      return new ReadOutcome.Found(rrset.get().set(key.type()), RecordRef.NONE);
    } catch (BadJson odd) {
      return new ReadOutcome.Failed(
          new Garbled(key + ": " + Excerpt.of(String.valueOf(odd.getMessage()))));
    }
  }

  private List<WriteOutcome> replace(
      DesecApi api, List<Change> changes, DesecSight sight, SendGate gate) {
    List<DesecChange> steps = changes.stream().map(c -> DesecChange.of(c, sight)).toList();
    Optional<ProviderFailure> flaw =
        steps.stream()
            .filter(DesecChange.Refused.class::isInstance)
            .map(step -> ((DesecChange.Refused) step).failure())
            .findFirst();
    WriteOutcome sent =
        flaw.<WriteOutcome>map(DesecProvider::innocent)
            .orElseGet(() -> send(api, changes.getFirst().key().zone(), steps, gate));
    return steps.stream().map(step -> outcome(step, sent)).toList();
  }

  /// The batch is atomic, so one change that can't be made stops the others, too.
  private static WriteOutcome innocent(ProviderFailure flaw) {
    return new WriteOutcome.Refused(
        new Conflict("nothing was sent, because of another change in the call: " + flaw.detail()));
  }

  private static WriteOutcome outcome(DesecChange step, WriteOutcome sent) {
    return switch (step) {
      case DesecChange.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case DesecChange.Due _ -> sent;
      case DesecChange.Refused(var why) -> new WriteOutcome.Refused(why);
    };
  }

  /// Creating alone is refused by deSEC if someone was faster, so it is asked for where it can be.
  private static WriteOutcome send(
      DesecApi api, DnsName zone, List<DesecChange> steps, SendGate gate) {
    List<DesecChange.Due> due =
        steps.stream().map(DesecChange::due).flatMap(Optional::stream).toList();
    if (due.isEmpty()) {
      return new WriteOutcome.Accepted(Receipt.NONE);
    }
    List<Map<String, Object>> rrsets = due.stream().map(DesecChange.Due::rrset).toList();
    if (gate.verdict() instanceof SendGate.Closed(String reason)) {
      return new WriteOutcome.Refused(new Withdrawn(reason));
    }
    return due.stream().allMatch(DesecChange.Due::isNew)
        ? api.create(zone, rrsets)
        : api.replace(zone, rrsets);
  }

  private <T> Reply<T> withApi(Function<DesecApi, Reply<T>> work) {
    String revealed;
    try {
      revealed = token.reveal();
    } catch (Secret.Unavailable unavailable) {
      return new Reply.Failed<>(new Denied("no token: " + unavailable.getMessage()));
    }
    Wire wire = context.wire().within(context.requestDeadline());
    return work.apply(new DesecApi(base, revealed, context.clock(), wire));
  }
}
