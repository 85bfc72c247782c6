// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.plan.PlanWorld.Replica;
import io.wayout.dns.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The planner against an oracle that tries every sequence of single writes. More worlds with
/// `-Dwayout.planner.states=N` (the exhaustive part is complete from 2,000,000 on).
class ChainPlannerOracleTest {
  private static final int STATES = Integer.getInteger("wayout.planner.states", 10_000);

  @Test
  void everyChainOfTwoLinks_isPlannedAsTheOracleReaches() {
    List<List<Replica>> upper = links(0, false);
    List<List<Replica>> last = links(0, true);
    long all = (long) upper.size() * last.size() + last.size();
    long stride = Math.max(1, all / STATES);
    long checked = 0;
    for (List<Replica> link : last) {
      PlannerLaws.check(world(List.of(link), List.of(RecordType.CNAME), true), checked++);
    }
    for (long n = new Random(stride).nextInt((int) stride); n < all - last.size(); n += stride) {
      List<Replica> one = upper.get((int) (n / last.size()));
      List<Replica> two = last.get((int) (n % last.size()));
      PlannerLaws.check(world(List.of(one, two), List.of(RecordType.CNAME), true), checked++);
    }
    System.err.println("planner: " + checked + " of " + all + " chains of one or two links");
  }

  @Test
  void everyLongChainOfOneAccount_isPlannedAsTheOracleReaches() {
    List<List<Replica>> upper = links(1, false);
    List<List<Replica>> last = links(1, true);
    long all = (long) upper.size() * upper.size() * last.size();
    all += all * upper.size();
    long stride = Math.max(1, all / STATES);
    long checked = 0;
    for (long n = 0; n < all; n += stride) {
      long rest = n / last.size();
      List<List<Replica>> links = new ArrayList<>();
      links.add(last.get((int) (n % last.size())));
      int above = n < all / (upper.size() + 1) ? 2 : 3;
      for (int i = 0; i < above; i++) {
        links.addFirst(upper.get((int) (rest % upper.size())));
        rest /= upper.size();
      }
      PlannerLaws.check(world(links, List.of(RecordType.CNAME), true), checked++);
    }
    System.err.println("planner: " + checked + " of " + all + " chains of three or four links");
  }

  /// Every link of up to three accounts in every state, above two chains of every kind of what can
  /// be below it, for chains of up to four links.
  @Test
  void everyLinkAboveEveryKindOfChain_isPlannedAsTheOracleReaches() {
    List<List<Replica>> upper = links(0, false);
    List<List<List<Replica>>> below = kinds(links(0, true).stream().map(List::of).toList());
    for (int links = 2; links <= 4; links++) {
      List<List<List<Replica>>> chains = new ArrayList<>();
      long all = (long) upper.size() * below.size();
      long stride = Math.max(1, all / Math.max(1, STATES / 4));
      for (long n = 0; n < all; n += stride) {
        List<List<Replica>> chain = new ArrayList<>(below.get((int) (n % below.size())));
        chain.addFirst(upper.get((int) (n / below.size())));
        PlannerLaws.check(world(chain, List.of(RecordType.CNAME), true), chains.size());
        chains.add(chain);
      }
      System.err.println(
          "planner: "
              + chains.size()
              + " of "
              + all
              + " chains of "
              + links
              + " links above "
              + below.size()
              + " of every kind");
      below = kinds(chains);
    }
  }

  /// Two chains of each kind: the smallest and the last.
  private static List<List<List<Replica>>> kinds(List<List<List<Replica>>> chains) {
    Map<PlanOracle.Kind, List<List<Replica>>> first = new LinkedHashMap<>();
    Map<PlanOracle.Kind, List<List<Replica>>> last = new LinkedHashMap<>();
    for (List<List<Replica>> chain : chains) {
      PlanOracle.Kind kind = PlanOracle.kind(world(chain, List.of(RecordType.CNAME), true));
      first.putIfAbsent(kind, chain);
      last.put(kind, chain);
    }
    Set<List<List<Replica>>> kinds = new LinkedHashSet<>(first.values());
    kinds.addAll(last.values());
    return List.copyOf(kinds);
  }

  @Test
  void randomChains_arePlannedAsTheOracleReaches() {
    long seed = Long.getLong("wayout.seed", 20_261_121L);
    Random dice = new Random(seed);
    for (int n = 0; n < STATES / 10; n++) {
      PlannerLaws.check(random(dice), n);
    }
    System.err.println("planner: " + STATES / 10 + " random chains, seed " + seed);
  }

  // Worlds.

  /// Every multiset of up to three replicas; what differs in nothing that matters is left out.
  private static List<List<Replica>> links(int accounts, boolean isLast) {
    List<Replica> kinds = kinds(isLast);
    List<List<Replica>> links = new ArrayList<>();
    for (int a = 0; a < kinds.size(); a++) {
      links.add(List.of(kinds.get(a)));
      for (int b = a; b < kinds.size() && accounts != 1; b++) {
        links.add(List.of(kinds.get(a), kinds.get(b)));
        for (int c = b; c < kinds.size(); c++) {
          links.add(List.of(kinds.get(a), kinds.get(b), kinds.get(c)));
        }
      }
    }
    return links;
  }

  /// One replica in all its states. Another target is another target, whatever its health; what
  /// holds nothing known can't be written, whatever its API does.
  private static List<Replica> kinds(boolean isLast) {
    List<Replica> kinds = new ArrayList<>();
    everyValue(value -> {
      boolean isKnown = value < PlanWorld.MISSING;
      for (int planes = 0; planes < (isKnown ? 4 : 2); planes++) {
        if (value != PlanWorld.OTHER && !(isLast && value == PlanWorld.NEXT)) {
          boolean isAnswering = (planes & 1) == 0;
          kinds.add(new Replica(0, 0, RecordType.CNAME, value, planes < 2, isAnswering));
        }
      }
    });
    return kinds;
  }

  private static void everyValue(Consumer<Integer> each) {
    for (int value = 0; value < PlanWorld.VALUES; value++) {
      each.accept(value);
    }
  }

  /// Numbers the replicas of each link; a link of two types has each account twice.
  private static PlanWorld world(
      List<List<Replica>> links, List<RecordType> types, boolean isNamed) {
    List<Replica> replicas = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      for (int a = 0; a < links.get(i).size(); a++) {
        RecordType type = i == links.size() - 1 ? types.getFirst() : RecordType.CNAME;
        replicas.add(links.get(i).get(a).as(i, a, type));
      }
    }
    return new PlanWorld(links.size(), types, isNamed, false, replicas);
  }

  private static PlanWorld random(Random dice) {
    int links = 1 + dice.nextInt(4);
    List<List<RecordType>> choices =
        List.of(
            List.of(RecordType.CNAME),
            List.of(RecordType.ALIAS),
            List.of(RecordType.A),
            List.of(RecordType.A, RecordType.AAAA));
    List<RecordType> types = choices.get(dice.nextInt(4));
    boolean isNamed =
        types.contains(RecordType.CNAME) || types.contains(RecordType.ALIAS) || dice.nextBoolean();
    boolean isApex = dice.nextInt(3) == 0;
    List<Replica> replicas = new ArrayList<>();
    for (int link = 0; link < links; link++) {
      int accounts = 1 + dice.nextInt(types.size() == 2 ? 2 : 3);
      for (int account = 0; account < accounts; account++) {
        boolean isLast = link == links - 1;
        for (RecordType type : PlanWorld.types(link, links, types, isApex)) {
          replicas.add(replica(dice, link, account, type).with(value(dice, isLast, isNamed)));
        }
      }
    }
    return new PlanWorld(links, types, isNamed, isApex, replicas);
  }

  private static Replica replica(Random dice, int link, int account, RecordType type) {
    return new Replica(link, account, type, 0, dice.nextInt(3) > 0, dice.nextInt(4) > 0);
  }

  private static int value(Random dice, boolean isLast, boolean isNamed) {
    if (!isLast && dice.nextBoolean()) {
      return PlanWorld.NEXT;
    }
    int value = 1 + dice.nextInt(PlanWorld.VALUES - 1);
    return value == PlanWorld.GOOD && !isLast && !isNamed ? PlanWorld.BAD : value;
  }
}
