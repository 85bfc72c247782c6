// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.ocidns;

import io.wayout.adapter.ocidns.OcidnsChange.Work;
import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.kit.http.Verbs;
import io.wayout.kit.sets.SetBatch;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.NameServer;
import io.wayout.provider.NameServersOutcome;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderContext;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.Wire;
import io.wayout.provider.WriteOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One user or instance at Oracle Cloud Infrastructure. Thread-safe; its only state is the session
/// that it has been lent, if any.
///
/// All changes of a call are operations of one request, which Oracle applies whole or not at all.
/// The first of them require that each set still is what was read, so Oracle itself refuses the
/// request if someone was faster.
final class OcidnsProvider implements DnsProvider {
  /// Oracle takes no more operations in one request.
  private static final int OPERATIONS_MAX = 500;

  private final Site site;
  private final OcidnsKeys keys;
  private final List<NameServer> nameServers;
  private final ProviderContext context;

  /// Where requests go.
  ///
  /// @param compartment where the zones are, if lists of them may be asked for
  record Site(URI base, String tenancy, Optional<String> compartment) {}

  OcidnsProvider(
      Site site, OcidnsKeys keys, List<NameServer> nameServers, ProviderContext context) {
    this.site = site;
    this.keys = keys;
    this.nameServers = nameServers;
    this.context = context;
  }

  @Override
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return withApi(api -> sight(api, keys, Set.of()))
        .fold(
            sight -> keys.stream().map(key -> OcidnsChange.read(key, sight)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  @Override
  public List<WriteOutcome> replace(List<Change> changes, SendGate gate) {
    List<RecordKey> keys = changes.stream().map(Change::key).toList();
    Set<DnsName> made =
        changes.stream()
            .filter(change -> change.expected() instanceof Expected.Nothing)
            .map(change -> change.key().name())
            .collect(Collectors.toSet());
    return Verbs.replaced(
        withApi(api ->
            sight(api, keys, made)
                .then(sight ->
                    new Reply.Got<>(
                        SetBatch.replace(
                            changes.stream().map(c -> OcidnsChange.step(c, sight)).toList(),
                            gate,
                            works -> send(api, works, sight))))),
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
            withApi(api -> OcidnsHealth.of(api, site.compartment(), site.tenancy(), zones))
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

  /// Alias keys are refused whatever the zone holds, so nobody is asked for them.
  private static Reply<OcidnsSight> sight(OcidnsApi api, List<RecordKey> keys, Set<DnsName> made) {
    List<RecordKey> known = keys.stream().filter(k -> k.type() != RecordType.ALIAS).toList();
    return known.isEmpty()
        ? new Reply.Got<>(new OcidnsSight(List.of()))
        : OcidnsSight.of(api, known, made);
  }

  /// One set is changed at its own address, because at the zone's Oracle answers with all of it.
  private static WriteOutcome send(OcidnsApi api, List<Work> works, OcidnsSight before) {
    List<Map<String, Object>> all = OcidnsChange.inOrder(works);
    if (all.size() > OPERATIONS_MAX) {
      return new WriteOutcome.Refused(
          new Rejected("more than " + OPERATIONS_MAX + " operations; change fewer sets at once"));
    }
    RecordKey first = works.getFirst().key();
    WriteOutcome outcome =
        works.size() == 1 ? api.change(first, all) : api.change(first.zone(), all);
    return outcome instanceof WriteOutcome.Refused(Rejected(String detail))
            && isOvertaken(api, works, before)
        ? new WriteOutcome.Refused(new Conflict(detail))
        : outcome;
  }

  /// Oracle does not promise how it says that a requirement does not hold, so another look tells.
  private static boolean isOvertaken(OcidnsApi api, List<Work> works, OcidnsSight before) {
    List<RecordKey> keys = works.stream().map(Work::key).toList();
    return OcidnsSight.of(api, keys)
        .fold(
            now -> keys.stream().anyMatch(key -> !now.at(key).equals(before.at(key))), _ -> false);
  }

  private <T> Reply<T> withApi(Function<OcidnsApi, Reply<T>> work) {
    Duration patience = context.requestDeadline();
    Wire wire = context.wire().within(patience);
    return keys.current(wire, patience)
        .then(key -> work.apply(new OcidnsApi(site.base(), key, context.clock(), wire)));
  }
}
