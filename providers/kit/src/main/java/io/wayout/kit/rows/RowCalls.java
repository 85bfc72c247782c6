// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.rows;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.kit.http.Reply;
import io.wayout.provider.Change;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The verbs of [io.wayout.provider.DnsProvider] that read and replace, for one call of it.
///
/// Few names are listed one by one, many by one listing of the zone. No such vendor compares before
/// it writes, so a change is read, held against what is expected, gated and sent; the window
/// between belongs to the caller (I09).
public final class RowCalls<R extends Row> {
  /// One listing of a zone costs about as much as this many listings of one name.
  private static final int FEW = 8;

  private final RowApi<R> api;
  private final List<String> lines;

  /// @param lines the lines that the account is told to move; none if there must be only one
  public RowCalls(RowApi<R> api, List<String> lines) {
    this.api = api;
    this.lines = List.copyOf(lines);
  }

  /// See [io.wayout.provider.DnsProvider#read].
  public List<ReadOutcome> read(List<RecordKey> keys) {
    return look(keys)
        .fold(
            held -> keys.stream().map(key -> readOutcome(key, held)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  /// See [io.wayout.provider.DnsProvider#replace], for a vendor that takes one step per request:
  /// each change is read, compared and sent by itself. A change of several steps that ends half way
  /// is unknown, so that it is read back.
  public List<WriteOutcome> replaceEach(List<Change> changes, SendGate gate) {
    return changes.stream().map(change -> replaceOne(change, gate)).toList();
  }

  /// See [io.wayout.provider.DnsProvider#replace], for a vendor that applies many steps whole or
  /// not at all: one change that can't be made stops the others.
  public List<WriteOutcome> replaceTogether(List<Change> changes, SendGate gate) {
    return look(changes.stream().map(Change::key).toList())
        .fold(
            held -> sendTogether(changes, plans(changes, held), gate),
            failure -> Collections.nCopies(changes.size(), new WriteOutcome.Refused(failure)));
  }

  private WriteOutcome replaceOne(Change change, SendGate gate) {
    return look(List.of(change.key()))
        .fold(
            held ->
                switch (plan(change, held)) {
                  case RowPlan.Done<R> _ -> new WriteOutcome.Accepted(Receipt.NONE);
                  case RowPlan.Refused<R>(var why) -> new WriteOutcome.Refused(why);
                  case RowPlan.Due<R>(var steps) -> sendEach(change, steps, gate);
                },
            WriteOutcome.Refused::new);
  }

  private WriteOutcome sendEach(Change change, List<RowStep<R>> steps, SendGate gate) {
    WriteOutcome last = new WriteOutcome.Accepted(Receipt.NONE);
    for (int i = 0; i < steps.size(); i++) {
      last = gated(change.key().zone(), List.of(steps.get(i)), gate);
      if (last instanceof WriteOutcome.Refused(var why)) {
        return i == 0 ? refused(change, why) : new WriteOutcome.Unknown(why);
      }
      if (last instanceof WriteOutcome.Unknown) {
        return last;
      }
    }
    return last;
  }

  /// A vendor that refuses because the value is there already has said yes.
  private WriteOutcome refused(Change change, ProviderFailure why) {
    WriteOutcome refusal = new WriteOutcome.Refused(why);
    if (!api.isWorthALook(why)) {
      return refusal;
    }
    return look(List.of(change.key()))
        .fold(
            held ->
                switch (plan(change, held)) {
                  case RowPlan.Done<R> _ -> new WriteOutcome.Accepted(Receipt.NONE);
                  case RowPlan.Due<R> _ -> refusal;
                  case RowPlan.Refused<R>(var seen) ->
                      why instanceof Conflict ? refusal : new WriteOutcome.Refused(seen);
                },
            _ -> refusal);
  }

  private List<WriteOutcome> sendTogether(
      List<Change> changes, List<RowPlan<R>> plans, SendGate gate) {
    List<RowStep<R>> due = new ArrayList<>();
    Optional<ProviderFailure> flaw = Optional.empty();
    for (RowPlan<R> plan : plans) {
      switch (plan) {
        case RowPlan.Done<R> _ -> {}
        case RowPlan.Due<R>(var steps) -> due.addAll(steps);
        case RowPlan.Refused<R>(var why) -> flaw = flaw.or(() -> Optional.of(why));
      }
    }
    WriteOutcome sent =
        flaw.<WriteOutcome>map(RowCalls::innocent)
            .orElseGet(() ->
                due.isEmpty()
                    ? new WriteOutcome.Accepted(Receipt.NONE)
                    : gated(changes.getFirst().key().zone(), due, gate));
    if (sent instanceof WriteOutcome.Refused(Conflict _) && flaw.isEmpty()) {
      return refusedTogether(changes, sent);
    }
    return plans.stream().map(plan -> outcome(plan, sent)).toList();
  }

  private List<WriteOutcome> refusedTogether(List<Change> changes, WriteOutcome refusal) {
    return look(changes.stream().map(Change::key).toList())
        .fold(
            held ->
                plans(changes, held).stream()
                    .map(plan ->
                        plan instanceof RowPlan.Done<R>
                            ? new WriteOutcome.Accepted(Receipt.NONE)
                            : refusal)
                    .toList(),
            _ -> Collections.nCopies(changes.size(), refusal));
  }

  private static WriteOutcome innocent(ProviderFailure flaw) {
    return new WriteOutcome.Refused(
        new Conflict("nothing was sent, because of another change in the call: " + flaw.detail()));
  }

  private static <R extends Row> WriteOutcome outcome(RowPlan<R> plan, WriteOutcome sent) {
    return switch (plan) {
      case RowPlan.Done<R> _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case RowPlan.Due<R> _ -> sent;
      case RowPlan.Refused<R>(var why) -> new WriteOutcome.Refused(why);
    };
  }

  private WriteOutcome gated(DnsName zone, List<RowStep<R>> steps, SendGate gate) {
    return switch (gate.verdict()) {
      case SendGate.Closed(String reason) -> new WriteOutcome.Refused(new Withdrawn(reason));
      case SendGate.Open _ -> api.send(zone, steps);
    };
  }

  private List<RowPlan<R>> plans(List<Change> changes, Map<RecordKey, RowHeld<R>> held) {
    List<RowPlan<R>> plans = new ArrayList<>();
    changes.forEach(change -> plans.add(plan(change, held)));
    return plans;
  }

  private RowPlan<R> plan(Change change, Map<RecordKey, RowHeld<R>> held) {
    String newLine = lines.isEmpty() ? "" : lines.getFirst();
    return api.rowType(change.key())
        .map(type -> RowPlan.of(change, of(change.key(), held), type, newLine))
        .orElseGet(() -> new RowPlan.Refused<>(noSuchType(change.key())));
  }

  private ReadOutcome readOutcome(RecordKey key, Map<RecordKey, RowHeld<R>> held) {
    if (api.rowType(key).isEmpty()) {
      return new ReadOutcome.Failed(noSuchType(key));
    }
    return switch (of(key, held)) {
      case RowHeld.Live<R> live when live.isAgreed() ->
          new ReadOutcome.Found(live.agreed(), api.ref(key.zone(), live.rows()));
      case RowHeld.Live<R> _ ->
          new ReadOutcome.Failed(new Garbled(key + ": the lines hold different values"));
      case RowHeld.Nothing<R> _, RowHeld.Asleep<R> _ -> new ReadOutcome.Missing();
      case RowHeld.Odd<R>(String why) -> new ReadOutcome.Failed(new Garbled(key + ": " + why));
    };
  }

  private static Rejected noSuchType(RecordKey key) {
    return new Rejected(key + ": this vendor has no records of type " + key.type() + " there");
  }

  private RowHeld<R> of(RecordKey key, Map<RecordKey, RowHeld<R>> held) {
    return Objects.requireNonNull(held.get(key), "a key that nobody looked at");
  }

  private Reply<Map<RecordKey, RowHeld<R>>> look(List<RecordKey> keys) {
    List<DnsName> names = keys.stream().map(RecordKey::name).distinct().toList();
    DnsName zone = keys.getFirst().zone();
    Reply<List<R>> rows = names.size() > FEW ? api.all(zone) : named(zone, names);
    return rows.then(found -> confirmed(zone, held(keys, found)));
  }

  private Reply<List<R>> named(DnsName zone, List<DnsName> names) {
    List<R> rows = new ArrayList<>();
    for (DnsName name : names) {
      switch (api.at(zone, name)) {
        case Reply.Failed<List<R>> failed -> {
          return failed;
        }
        case Reply.Got<List<R>>(List<R> found) ->
            found.stream().filter(row -> row.owner().equals(name.text())).forEach(rows::add);
      }
    }
    return new Reply.Got<>(rows);
  }

  private Map<RecordKey, RowHeld<R>> held(List<RecordKey> keys, List<R> rows) {
    Map<String, List<R>> byOwner = new HashMap<>();
    rows.forEach(row -> byOwner.computeIfAbsent(row.owner(), _ -> new ArrayList<>()).add(row));
    Map<RecordKey, RowHeld<R>> held = new HashMap<>();
    for (RecordKey key : keys) {
      List<R> atName = byOwner.getOrDefault(key.name().text(), List.of());
      String rowType = api.rowType(key).orElse(key.type().name());
      held.put(key, RowHeld.of(key, atName, rowType, lines));
    }
    return held;
  }

  /// An empty answer proves an absence only if the same kind of listing shows anything at all
  /// (I32).
  private Reply<Map<RecordKey, RowHeld<R>>> confirmed(
      DnsName zone, Map<RecordKey, RowHeld<R>> held) {
    boolean isSure = held.values().stream().noneMatch(RowHeld.Nothing.class::isInstance);
    if (isSure) {
      return new Reply.Got<>(held);
    }
    return api.showsAnything(zone)
        .then(shown ->
            shown
                ? new Reply.Got<>(held)
                : new Reply.Failed<>(
                    new Garbled(
                        "zone " + zone + ": the API lists no record at all, so nothing is sure")));
  }
}
