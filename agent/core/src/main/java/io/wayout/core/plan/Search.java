// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Level.Choice;
import io.wayout.core.plan.Level.Way;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Searches from the last link upwards for what leads the most users to the target.
///
/// A link is whole when each replica that counts holds the target, or points down to a whole link,
/// or can be written. What already leads down to a whole link stays; so the deepest links are
/// written. Complete: a replica's best way depends on the link below alone.
///
/// @param levels what was found, from link 1 downwards
record Search(List<Level> levels) {

  /// @param heedsSilent silent replicas count, too: what they hold is served once they are back
  static Search of(Chain chain, Target target, PlanOptions options, boolean heedsSilent) {
    Searcher searcher = new Searcher(chain, target, options, heedsSilent);
    List<Level> levels = new ArrayList<>();
    Level below = null;
    for (LinkFact fact : chain.links().reversed()) {
      below = searcher.level(fact, below);
      levels.addFirst(below);
    }
    return new Search(List.copyOf(levels));
  }

  Level top() {
    return levels.getFirst();
  }

  /// The levels that somebody is led through once all is written.
  List<Level> live() {
    int last = 0;
    while (last < levels.size() - 1 && levels.get(last).leadsDown()) {
      last++;
    }
    return levels.subList(0, last + 1);
  }

  /// What is searched for, and how.
  private record Searcher(Chain chain, Target target, PlanOptions options, boolean heedsSilent) {

    Level level(LinkFact fact, @Nullable Level below) {
      List<Choice> choices = fact.replicas().stream().map(r -> choice(fact, r, below)).toList();
      long now = 0;
      long then = 0;
      for (RecordType type : fact.link().types()) {
        List<Choice> heard = heard(choices, type);
        now += heard.stream().mapToLong(Choice::now).sum() / Math.max(1, heard.size());
        then += heard.stream().mapToLong(Choice::then).sum() / Math.max(1, heard.size());
      }
      int types = fact.link().types().size();
      boolean isHeld = heedsSilent && choices.stream().anyMatch(c -> c.then() < Level.ALL);
      long most = isHeld ? Level.ALL - 1 : Level.ALL;
      return new Level(fact, choices, now / types, Math.min(then / types, most));
    }

    private static List<Choice> heard(List<Choice> choices, RecordType type) {
      return choices.stream()
          .filter(c -> c.replica().isAnswering() && c.replica().key().type() == type)
          .toList();
    }

    private Choice choice(LinkFact fact, ReplicaFact replica, @Nullable Level below) {
      boolean isNext = replica.data().filter(d -> chain.isNext(fact, d)).isPresent();
      if (!isNext && replica.data().filter(target::isAt).isPresent()) {
        return new Choice(replica, Way.RIGHT, Level.ALL, Level.ALL);
      }
      long now = isNext && below != null ? below.now() : 0;
      boolean isWholeBelow = below != null && below.isWhole();
      if (isNext && isWholeBelow) {
        return new Choice(replica, Way.DOWN, now, Level.ALL);
      }
      if (isChangeable(fact, replica)) {
        if (target.record(replica.key().type()).isPresent()) {
          return new Choice(replica, Way.TO_TARGET, now, Level.ALL);
        }
        if (isWholeBelow && chain.next(fact, replica.key().type()).isPresent()) {
          return new Choice(replica, Way.TO_NEXT, now, Level.ALL);
        }
      }
      return isNext && below != null
          ? new Choice(replica, Way.DOWN, now, below.then())
          : new Choice(replica, Way.STUCK, 0, 0);
    }

    private boolean isChangeable(LinkFact fact, ReplicaFact replica) {
      Optional<RecordData> data = replica.data();
      return replica.isWritable()
          && replica.observed().filter(o -> o instanceof Observed.Holds).isPresent()
          && (options.overwritesForeign() || data.filter(d -> chain.isOurs(fact, d)).isPresent());
    }
  }
}
