// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.model.CheckId;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordSet;
import io.wayout.drill.play.Take;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import io.wayout.sim.world.TargetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How everything truly was over time: records with the agent and without it, name servers and
/// targets.
final class Truth {
  private final Map<LinkAccount, Track<Optional<RecordSet>>> records = new HashMap<>();
  private final Map<LinkAccount, Track<Optional<RecordSet>>> untouched = new HashMap<>();
  private final Map<String, Track<Boolean>> zones = new HashMap<>();
  private final Map<String, Track<Boolean>> targets = new HashMap<>();
  private final Map<String, Set<String>> hurt = new HashMap<>();
  private final Map<String, List<Target>> byHost = new HashMap<>();

  private Truth(Take take) {
    for (Target target : take.twin().targets().values()) {
      for (CheckId check : target.checks()) {
        byHost.computeIfAbsent(check.text(), _ -> new ArrayList<>()).add(target);
      }
    }
  }

  static Truth of(Take take) {
    Truth truth = new Truth(take);
    take.history().forEach(truth::hear);
    return truth;
  }

  private void hear(Happening happening) {
    Instant at = happening.at();
    if (happening.fact() instanceof Fact.Applied applied) {
      track(records, applied.place()).set(at, applied.after());
      if (applied.sent().isEmpty()) {
        track(untouched, applied.place()).set(at, applied.after());
      }
    }
    if (happening.fact() instanceof Fact.ZonesTurned(String account, boolean isAnswering)) {
      zones.computeIfAbsent(account, _ -> new Track<>(true)).set(at, isAnswering);
    }
    if (happening.fact() instanceof Fact.TargetTurned(String host, TargetState state)) {
      byHost.getOrDefault(host, List.of()).forEach(t -> turn(t, host, state, at));
    }
  }

  /// A target is up when all of it is.
  private void turn(Target target, String host, TargetState state, Instant at) {
    Set<String> ill = hurt.computeIfAbsent(target.id(), _ -> new HashSet<>());
    if (state.isDown()) {
      ill.add(host);
    } else {
      ill.remove(host);
    }
    targets.computeIfAbsent(target.id(), _ -> new Track<>(true)).set(at, ill.isEmpty());
  }

  private static Track<Optional<RecordSet>> track(
      Map<LinkAccount, Track<Optional<RecordSet>>> all, LinkAccount place) {
    return all.computeIfAbsent(place, _ -> new Track<>(Optional.empty()));
  }

  /// What a record held.
  ///
  /// @param withAgent else as if the agent had never written anything
  Track<Optional<RecordSet>> record(LinkAccount place, boolean withAgent) {
    return track(withAgent ? records : untouched, place);
  }

  /// Did the account's name servers answer?
  Track<Boolean> zones(String account) {
    return zones.getOrDefault(account, new Track<>(true));
  }

  /// Did the target serve users?
  Track<Boolean> target(Target target) {
    return targets.getOrDefault(target.id(), new Track<>(true));
  }
}
