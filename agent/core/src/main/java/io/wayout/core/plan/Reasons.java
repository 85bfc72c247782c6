// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Observed;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Level.Choice;
import io.wayout.core.plan.Level.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a link is written, or can't be, for people.
final class Reasons {
  private Reasons() {}

  /// Why this plan, in one sentence.
  static String why(Chain chain, Target target, Search chosen, List<Step> steps) {
    List<Step> moved = steps.stream().filter(s -> !s.isTtlOnly()).toList();
    if (moved.isEmpty()) {
      return "the configured TTLs; users stay where they are";
    }
    String ttls = moved.size() < steps.size() ? "; and the configured TTLs" : "";
    return moved(chain, target, chosen, moved) + ttls;
  }

  private static String moved(Chain chain, Target target, Search chosen, List<Step> steps) {
    int deepest = steps.stream().mapToInt(Step::link).max().orElseThrow();
    int live = Math.max(deepest, live(chain));
    String links =
        steps.stream().map(s -> "link " + s.link()).distinct().collect(Collectors.joining(" and "));
    String what =
        String.join(
            "; ",
            chosen.top().isWhole()
                ? of(chain, target, chosen.levels().subList(deepest, live))
                : obstacles(chain, target, chosen));
    String why =
        !chosen.top().isWhole()
            ? links + " only in part, so that resolvers see old and new answers: " + what
            : what.isEmpty()
                ? links + " is the deepest on the path"
                : links + " instead of " + what;
    List<String> rest = chosen.top().isWhole() ? rest(chain, target, chosen) : List.of();
    return why + silent(steps) + (rest.isEmpty() ? "" : "; later: " + String.join("; ", rest));
  }

  private static String silent(List<Step> steps) {
    String accounts =
        steps.stream()
            .filter(Step::isSilent)
            .map(Step::account)
            .distinct()
            .collect(Collectors.joining(", "));
    return accounts.isEmpty()
        ? ""
        : "; the name servers of " + accounts + " are silent, so that its API is the only proof";
  }

  /// What waits for its vendor although all users are reached.
  static List<String> rest(Chain chain, Target target, Search chosen) {
    return of(chain, target, chosen.live());
  }

  /// What stands in the way of the links that users are led through, deepest first.
  static List<String> obstacles(Chain chain, Target target, Search search) {
    return of(chain, target, search.levels().subList(0, live(chain)));
  }

  /// How many links users are led through, as it is.
  static int live(Chain chain) {
    int links = 1;
    while (links < chain.links().size() && leadsDown(chain, chain.links().get(links - 1))) {
      links++;
    }
    return links;
  }

  private static boolean leadsDown(Chain chain, LinkFact fact) {
    return fact.voices().stream()
        .anyMatch(r -> r.data().filter(d -> chain.isNext(fact, d)).isPresent());
  }

  private static List<String> of(Chain chain, Target target, List<Level> levels) {
    List<String> texts = new ArrayList<>();
    levels.reversed().forEach(level -> texts.addAll(at(chain, target, level)));
    return List.copyOf(texts);
  }

  /// What stands in the way at one link, or above it.
  static List<String> at(Chain chain, Target target, Level level) {
    return behind(chain, level.fact()).map(List::of).orElseGet(() -> of(chain, target, level));
  }

  /// What stands in the way at one link.
  static List<String> of(Chain chain, Target target, Level level) {
    LinkFact fact = level.fact();
    if (!fact.isAnswering()) {
      return List.of(fact + " is not answered by its name servers");
    }
    List<String> texts = new ArrayList<>();
    for (Choice choice : level.choices()) {
      boolean isOpen = choice.way() == Way.STUCK || choice.then() < Level.ALL;
      if (isOpen || (!choice.replica().isAnswering() && !choice.isWrite())) {
        of(chain, target, fact, choice).ifPresent(texts::add);
      }
    }
    return texts;
  }

  /// No change below a silent link is seen.
  private static Optional<String> behind(Chain chain, LinkFact fact) {
    return chain.links().subList(0, fact.number() - 1).stream()
        .filter(l -> !l.isAnswering())
        .findFirst()
        .map(l -> fact + " is behind " + l + ", whose name servers don't answer");
  }

  /// Why one replica is not written; empty if it needs no write.
  static Optional<String> of(Chain chain, Target target, LinkFact fact, Choice choice) {
    ReplicaFact replica = choice.replica();
    boolean isWhole = choice.way() != Way.STUCK && choice.then() == Level.ALL;
    if (isWhole) {
      return Optional.empty();
    }
    String at = fact.replicas().size() == 1 ? fact.toString() : fact + " at " + replica.account();
    String silent = replica.isAnswering() ? "" : ", and its name servers don't answer";
    if (!replica.isWritable()) {
      return Optional.of(at + " can't be written: " + replica.obstacle() + silent);
    }
    return Optional.of(
        at
            + switch (replica.observed().orElse(null)) {
              case null -> " has not been looked at yet" + silent;
              case Observed.Unread unread -> " can't be read: " + unread.detail() + silent;
              case Observed.Empty _ -> " has no record; create it in the vendor's console" + silent;
              case Observed.Holds holds ->
                  chain.isOurs(fact, holds.set().data())
                      ? " holds " + replica.key().type() + ", and " + target.name() + " has no such"
                      : " holds " + holds.set().data() + ", which someone else put there" + silent;
            });
  }
}
