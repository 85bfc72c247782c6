// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.audit;

import io.wayout.core.model.Target;
import io.wayout.core.plan.Chain;
import io.wayout.core.plan.LinkFact;
import io.wayout.core.plan.ReplicaFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A failure of one vendor or two.
///
/// @param lost by vendor, what of it fails; empty: nothing but perhaps a target
public record Outage(SortedMap<String, Plane> lost) {
  public Outage {
    lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
  }

  /// All vendors are well.
  static Outage none() {
    return new Outage(new TreeMap<>());
  }

  public static Outage of(String vendor, Plane plane) {
    return new Outage(new TreeMap<>(Map.of(vendor, plane)));
  }

  static Outage of(String one, Plane ofOne, String other, Plane ofOther) {
    return new Outage(new TreeMap<>(Map.of(one, ofOne, other, ofOther)));
  }

  /// Every single vendor with each plane, then - if asked for - every pair of vendors: the same
  /// plane of both, and the control plane of one with the targets of the other.
  ///
  /// @param vendors in the order in which they shall come
  public static List<Outage> all(List<String> vendors, boolean withPairs) {
    List<Outage> all = new ArrayList<>();
    for (String vendor : vendors) {
      for (Plane plane : Plane.values()) {
        all.add(of(vendor, plane));
      }
    }
    for (int i = 0; withPairs && i < vendors.size(); i++) {
      for (String other : vendors.subList(i + 1, vendors.size())) {
        addPair(vendors.get(i), other, all);
      }
    }
    return all;
  }

  private static void addPair(String one, String other, List<Outage> all) {
    for (Plane plane : Plane.values()) {
      all.add(of(one, plane, other, plane));
    }
    all.add(of(one, Plane.CONTROL, other, Plane.TARGETS));
    all.add(of(one, Plane.TARGETS, other, Plane.CONTROL));
  }

  /// The outages that a vendor is part of.
  public static List<Outage> with(String vendor, List<Outage> outages) {
    return outages.stream().filter(o -> o.lost().containsKey(vendor)).toList();
  }

  public boolean isSingle() {
    return lost.size() == 1;
  }

  /// Is everything gone that runs there, also what wayout needs itself?
  boolean takesWhole(String vendor) {
    return lost.get(vendor) == Plane.EVERYTHING;
  }

  boolean takes(Target target) {
    return plane(target.vendor()).filter(Plane::stopsTargets).isPresent();
  }

  boolean stopsAnyChange(Chain chain) {
    return chain.links().stream()
        .flatMap(l -> l.replicas().stream())
        .anyMatch(r -> plane(r.vendor()).filter(Plane::stopsChanges).isPresent());
  }

  /// The chain as it would be.
  Chain applied(Chain chain) {
    return new Chain(chain.domain(), chain.links().stream().map(this::applied).toList());
  }

  private LinkFact applied(LinkFact fact) {
    return new LinkFact(
        fact.number(), fact.link(), fact.replicas().stream().map(this::applied).toList());
  }

  private ReplicaFact applied(ReplicaFact replica) {
    Optional<Plane> plane = plane(replica.vendor());
    boolean isStopped = plane.filter(Plane::stopsChanges).isPresent();
    return new ReplicaFact(
        replica.place(),
        replica.vendor(),
        replica.isWritable() && !isStopped,
        isStopped ? replica.vendor() + " takes no changes" : replica.obstacle(),
        replica.isAnswering() && plane.filter(Plane::stopsAnswers).isEmpty(),
        replica.observed());
  }

  private Optional<Plane> plane(String vendor) {
    return Optional.ofNullable(lost.get(vendor));
  }

  /// E.g. `alibaba control` or `alibaba control + tencent targets`.
  @Override
  public String toString() {
    return lost.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" + "));
  }
}
