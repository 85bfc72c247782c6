// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.rfc2136;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import io.wayout.provider.WriteOutcome.Unknown;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// One batch of changes on one open connection: the update, and the look at what came of it.
///
/// The look is needed either way. NOERROR is no proof: BIND and Knot ignore an addition that would
/// clash with other data, and say NOERROR. And a prerequisite that failed names no record, so only
/// the records can tell which of them was not as expected.
final class Rfc2136Replacement {
  private final Rfc2136Api api;
  private final Rfc2136Connection connection;
  private final SendGate gate;
  private final InstantSource clock;

  Rfc2136Replacement(
      Rfc2136Api api, Rfc2136Connection connection, SendGate gate, InstantSource clock) {
    this.api = api;
    this.connection = connection;
    this.gate = gate;
    this.clock = clock;
  }

  /// Never throws for what the network does: from here on, a byte may have been sent.
  List<WriteOutcome> of(List<Change> changes) {
    return switch (send(changes)) {
      case Rfc2136Failures.Verdict.Not(var failure) -> all(changes, new Refused(failure));
      case Rfc2136Failures.Verdict.Maybe(var failure) -> all(changes, new Unknown(failure));
      case Rfc2136Failures.Verdict.Done _ -> proven(changes);
      case Rfc2136Failures.Verdict.Unequal(var rcode) -> explained(changes, rcode);
    };
  }

  static ReadOutcome outcome(RecordKey key, Reply reply, Instant now) {
    return Rfc2136Failures.ofQuery(reply, now)
        .<ReadOutcome>map(ReadOutcome.Failed::new)
        .orElseGet(() -> Rfc2136Wire.read(key, reply.message()));
  }

  private Rfc2136Failures.Verdict send(List<Change> changes) {
    if (gate.verdict() instanceof SendGate.Closed(var reason)) {
      return new Rfc2136Failures.Verdict.Not(new Withdrawn(reason));
    }
    try {
      return Rfc2136Failures.ofUpdate(api.update(connection, changes), clock.instant());
    } catch (IOException e) {
      return new Rfc2136Failures.Verdict.Maybe(lost(e));
    }
  }

  private List<WriteOutcome> proven(List<Change> changes) {
    List<Sight> sights = look(changes);
    return IntStream.range(0, changes.size())
        .mapToObj(i -> proven(changes.get(i), sights.get(i)))
        .toList();
  }

  private static WriteOutcome proven(Change change, Sight sight) {
    return switch (sight) {
      case Sight.Wanted _ -> new Accepted(Receipt.NONE);
      case Sight.AsExpected _ when isOfAnotherType(change) ->
          new Unknown(new Conflict(change.key() + ": the server said NOERROR and it is not there"));
      case Sight.AsExpected _ ->
          new Refused(
              new Conflict(
                  change.key()
                      + ": the server said NOERROR and changed nothing, as it does if the name has"
                      + " other records"));
      case Sight.Other(var found) ->
          new Unknown(new Conflict(change.key() + ": right after our update it holds " + found));
      case Sight.Blind(var failure) -> new Unknown(failure);
    };
  }

  /// Says which changes met something else. Those that are there already are left out of a second
  /// update if they were all that stood in the way of the others.
  private List<WriteOutcome> explained(List<Change> changes, String rcode) {
    List<Sight> sights = look(changes);
    List<Change> rest =
        IntStream.range(0, changes.size())
            .filter(i -> sights.get(i) instanceof Sight.AsExpected)
            .mapToObj(changes::get)
            .toList();
    boolean onlyTheRestIsLeft =
        sights.stream().allMatch(s -> s instanceof Sight.AsExpected || s instanceof Sight.Wanted);
    boolean isWorthIt = onlyTheRestIsLeft && !rest.isEmpty() && rest.size() < changes.size();
    Map<Change, WriteOutcome> second = isWorthIt ? again(rest) : Map.of();
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      WriteOutcome first = explained(change, sights.get(i), rcode);
      outcomes.add(second.getOrDefault(change, first));
    }
    return outcomes;
  }

  private Map<Change, WriteOutcome> again(List<Change> rest) {
    List<WriteOutcome> outcomes = of(rest);
    Map<Change, WriteOutcome> byChange = new LinkedHashMap<>();
    for (int i = 0; i < rest.size(); i++) {
      byChange.put(rest.get(i), outcomes.get(i));
    }
    return byChange;
  }

  private static WriteOutcome explained(Change change, Sight sight, String rcode) {
    return switch (sight) {
      case Sight.Wanted _ -> new Accepted(Receipt.NONE);
      case Sight.AsExpected _ ->
          new Refused(
              new Conflict(
                  change.key()
                      + ": not applied: the server found this or another record of the"
                      + " same update not as expected ("
                      + rcode
                      + ")"));
      case Sight.Other(var found) ->
          new Refused(
              new Conflict(change.key() + ": expected " + expected(change) + ", found " + found));
      case Sight.Blind(var failure) -> new Refused(failure);
    };
  }

  /// What a record is seen to hold, from the point of view of its change.
  private sealed interface Sight {
    record Wanted() implements Sight {}

    record AsExpected() implements Sight {}

    record Other(String found) implements Sight {}

    record Blind(ProviderFailure failure) implements Sight {}
  }

  private List<Sight> look(List<Change> changes) {
    List<RecordKey> keys = changes.stream().map(Change::key).toList();
    try {
      List<Reply> replies = api.read(connection, keys);
      Instant now = clock.instant();
      return IntStream.range(0, keys.size())
          .mapToObj(i -> sight(changes.get(i), outcome(keys.get(i), replies.get(i), now)))
          .toList();
    } catch (IOException e) {
      Sight blind = new Sight.Blind(lost(e));
      return changes.stream().map(_ -> blind).toList();
    }
  }

  private static Sight sight(Change change, ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Failed(var failure) -> new Sight.Blind(failure);
      case ReadOutcome.Found(RecordSet set, _) when set.data().equals(change.wanted().data()) ->
          new Sight.Wanted();
      case ReadOutcome.Found(RecordSet set, _) ->
          isExpected(change, Optional.of(set.data()))
              ? new Sight.AsExpected()
              : new Sight.Other(set.toString());
      case ReadOutcome.Missing _ ->
          isExpected(change, Optional.empty())
              ? new Sight.AsExpected()
              : new Sight.Other("nothing");
    };
  }

  /// Data of another type than the wanted can't be seen by asking for the wanted type.
  private static boolean isExpected(Change change, Optional<RecordData> held) {
    return switch (change.expected()) {
      case Expected.Nothing _ -> held.isEmpty();
      case Expected.Data(var data) when data.type() == change.key().type() ->
          held.equals(Optional.of(data));
      case Expected.Data _ -> held.isEmpty();
    };
  }

  private static boolean isOfAnotherType(Change change) {
    return change.expected() instanceof Expected.Data(var data)
        && data.type() != change.key().type();
  }

  private static String expected(Change change) {
    return switch (change.expected()) {
      case Expected.Nothing _ -> "nothing";
      case Expected.Data(var data) -> data.toString();
    };
  }

  private static ProviderFailure lost(IOException e) {
    return Rfc2136Failures.ofIo("sent, and no answer that can be used", e);
  }

  private static List<WriteOutcome> all(List<Change> changes, WriteOutcome outcome) {
    return changes.stream().map(_ -> outcome).toList();
  }
}
