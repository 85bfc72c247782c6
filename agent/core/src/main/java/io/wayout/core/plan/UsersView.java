// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.dns.RecordData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What users get: every end that an answer from link 1 on leads to.
///
/// @param effective all of them, told in one
/// @param firstStraight the first link that leads somebody straight to an end
record UsersView(Effective effective, int firstStraight) {

  static UsersView of(Chain chain) {
    Walk walk = new Walk(chain);
    walk.follow();
    return new UsersView(walk.effective(), walk.firstStraight);
  }

  /// One walk down the chain; confined to [#of].
  private static final class Walk {
    private final Chain chain;
    private final List<Effective> faults = new ArrayList<>();
    private final List<Effective> missing = new ArrayList<>();
    private final Set<String> targets = new TreeSet<>();
    private int firstStraight;
    private int deepest;
    private int firstSplit;

    Walk(Chain chain) {
      this.chain = chain;
    }

    void follow() {
      for (LinkFact fact : chain.links()) {
        if (!follow(fact)) {
          return;
        }
      }
    }

    /// Is somebody led to the next link?
    private boolean follow(LinkFact fact) {
      Set<String> leads = new HashSet<>();
      boolean isNext = false;
      for (ReplicaFact replica : fact.voices()) {
        Optional<RecordData> data = replica.data();
        if (data.filter(d -> chain.isNext(fact, d)).isPresent()) {
          isNext = true;
          leads.add("");
        } else {
          end(fact, replica);
          leads.add(data.flatMap(chain::targetOf).orElse("no target"));
        }
      }
      boolean isStraight = leads.size() > (isNext ? 1 : 0);
      firstStraight = firstStraight == 0 && isStraight ? fact.number() : firstStraight;
      firstSplit = firstSplit == 0 && leads.size() > 1 ? fact.number() : firstSplit;
      deepest = fact.number();
      return isNext;
    }

    private void end(LinkFact fact, ReplicaFact replica) {
      int link = fact.number();
      String place = replica.place().toString();
      switch (replica.observed().orElse(null)) {
        case null -> faults.add(new Effective.NotObserved(link, place, "not looked at yet"));
        case Observed.Unread(String detail, _) ->
            faults.add(new Effective.NotObserved(link, place, detail));
        case Observed.Empty _ -> missing.add(new Effective.Missing(link, place));
        case Observed.Holds holds -> {
          RecordData data = holds.set().data();
          Optional<String> target = chain.targetOf(data);
          target.ifPresent(targets::add);
          if (target.isEmpty()) {
            faults.add(new Effective.Foreign(link, place, data.toString()));
          }
        }
      }
    }

    private Effective effective() {
      if (!faults.isEmpty()) {
        return faults.stream()
            .filter(f -> f instanceof Effective.Foreign)
            .findFirst()
            .orElse(faults.getFirst());
      }
      return targets.isEmpty() && !missing.isEmpty() ? missing.getFirst() : led();
    }

    private Effective led() {
      if (targets.size() == 1 && missing.isEmpty()) {
        String name = targets.iterator().next();
        Target target = chain.domain().target(name).orElseThrow();
        return new Effective.At(name, deepest, chain.isCanonical(target));
      }
      LinkFact fact = chain.links().get(Math.max(firstSplit, 1) - 1);
      return new Effective.Split(fact.number(), values(fact), List.copyOf(targets));
    }

    private static String values(LinkFact fact) {
      TreeSet<String> texts = new TreeSet<>();
      for (ReplicaFact replica : fact.voices()) {
        texts.add(
            replica.account() + "=" + replica.data().map(RecordData::toString).orElse("no record"));
      }
      return String.join(" ", texts);
    }
  }
}
