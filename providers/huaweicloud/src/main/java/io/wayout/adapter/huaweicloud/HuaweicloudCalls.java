// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.huaweicloud;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.kit.http.Reply;
import io.wayout.provider.Change;
import io.wayout.provider.Progress;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Garbled;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.Receipt;
import io.wayout.provider.RecordRef;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import java.util.Collections;
import java.util.List;

/// The verbs that read and replace, for one call of the provider.
///
/// The vendor does not compare before it replaces, so a change is read, held against what is
/// expected, gated and sent; the window between belongs to the caller (I09). Each line is a record
/// set and a request of its own: a change that ends half way is unknown, so that it is read back.
final class HuaweicloudCalls {
  private final HuaweicloudApi api;
  private final List<String> lines;

  /// @param lines the lines that the account is told to move; none if there must be only one
  HuaweicloudCalls(HuaweicloudApi api, List<String> lines) {
    this.api = api;
    this.lines = lines;
  }

  List<ReadOutcome> read(List<RecordKey> keys) {
    return HuaweicloudSight.of(api, keys, lines)
        .fold(
            sight -> keys.stream().map(key -> outcome(key, sight)).toList(),
            failure -> Collections.nCopies(keys.size(), new ReadOutcome.Failed(failure)));
  }

  WriteOutcome replace(Change change, SendGate gate) {
    if (change.key().type() == RecordType.ALIAS) {
      return new WriteOutcome.Refused(noAlias(change.key()));
    }
    return HuaweicloudSight.of(api, List.of(change.key()), lines)
        .fold(sight -> send(change, sight, gate), WriteOutcome.Refused::new);
  }

  /// @param receipt of an accepted change
  Progress progress(Receipt receipt) {
    String[] parts = receipt.text().split("/", -1);
    if (parts.length != 2) {
      return new Progress.Untracked();
    }
    return api.set(parts[0], parts[1])
        .fold(
            set -> {
              if (set.isPending()) {
                return new Progress.Pending();
              }
              return set.status().equals("ERROR")
                  ? new Progress.Failed(new Rejected("the record set is in the state ERROR"))
                  : new Progress.Published();
            },
            Progress.Failed::new);
  }

  private static ReadOutcome outcome(RecordKey key, HuaweicloudSight sight) {
    if (key.type() == RecordType.ALIAS) {
      return new ReadOutcome.Failed(noAlias(key));
    }
    return switch (sight.at(key)) {
      case HuaweicloudHeld.Live live when live.isAgreed() ->
          new ReadOutcome.Found(
              live.parts().getFirst().held(),
              new RecordRef(sight.zoneId() + "/" + live.parts().getFirst().set().id()));
      case HuaweicloudHeld.Live _ ->
          new ReadOutcome.Failed(new Garbled(key + ": the lines hold different values"));
      case HuaweicloudHeld.Nothing _, HuaweicloudHeld.Asleep _ -> new ReadOutcome.Missing();
      case HuaweicloudHeld.Odd(String why) -> new ReadOutcome.Failed(new Garbled(key + ": " + why));
    };
  }

  private static Rejected noAlias(RecordKey key) {
    return new Rejected(key + ": Huawei Cloud has no alias records that name hosts");
  }

  private WriteOutcome send(Change change, HuaweicloudSight sight, SendGate gate) {
    return switch (HuaweicloudPlan.of(change, sight.at(change.key()))) {
      case HuaweicloudPlan.Done _ -> new WriteOutcome.Accepted(Receipt.NONE);
      case HuaweicloudPlan.Refused(ProviderFailure why) -> new WriteOutcome.Refused(why);
      case HuaweicloudPlan.Create _ -> judged(change, create(change, sight.zoneId(), gate));
      case HuaweicloudPlan.Replace(List<HuaweicloudSet> sets) ->
          replaceEach(change, sight.zoneId(), sets, gate);
    };
  }

  private WriteOutcome create(Change change, String zoneId, SendGate gate) {
    String line = lines.isEmpty() ? "" : lines.getFirst();
    return gate.verdict() instanceof SendGate.Closed(String reason)
        ? new WriteOutcome.Refused(new Withdrawn(reason))
        : api.create(change.key(), zoneId, change.wanted(), line);
  }

  private WriteOutcome replaceEach(
      Change change, String zoneId, List<HuaweicloudSet> sets, SendGate gate) {
    WriteOutcome last = new WriteOutcome.Accepted(Receipt.NONE);
    for (int i = 0; i < sets.size(); i++) {
      last = replaceOne(change, zoneId, sets.get(i), gate);
      if (last instanceof WriteOutcome.Refused(ProviderFailure why)) {
        return i == 0 ? judged(change, last) : new WriteOutcome.Unknown(why);
      }
      if (last instanceof WriteOutcome.Unknown) {
        return last;
      }
    }
    return last;
  }

  private WriteOutcome replaceOne(Change change, String zoneId, HuaweicloudSet set, SendGate gate) {
    return gate.verdict() instanceof SendGate.Closed(String reason)
        ? new WriteOutcome.Refused(new Withdrawn(reason))
        : api.replace(change.key(), zoneId, set.id(), change.wanted());
  }

  /// A vendor that refuses because the value is there already has said yes.
  private WriteOutcome judged(Change change, WriteOutcome outcome) {
    if (!(outcome instanceof WriteOutcome.Refused(Conflict _))) {
      return outcome;
    }
    Reply<HuaweicloudSight> again = HuaweicloudSight.of(api, List.of(change.key()), lines);
    boolean isThere =
        again.fold(
            sight ->
                HuaweicloudPlan.of(change, sight.at(change.key())) instanceof HuaweicloudPlan.Done,
            _ -> false);
    return isThere ? new WriteOutcome.Accepted(Receipt.NONE) : outcome;
  }
}
