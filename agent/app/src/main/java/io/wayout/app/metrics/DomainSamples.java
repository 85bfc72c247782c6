// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.metrics;

import io.wayout.core.decide.Decision;
import io.wayout.core.decide.Decision.Gate;
import io.wayout.core.fold.State;
import io.wayout.core.health.TargetHealth;
import io.wayout.core.health.Verdict;
import io.wayout.core.model.Target;
import io.wayout.core.plan.Effective;
import io.wayout.core.view.DomainView;
import io.wayout.core.view.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Domains and their targets.
///
/// @param now of the state's clock
record DomainSamples(State state, Instant now) {
  private static final String MOVE = "MOVE";
  private static final double MILLIS = 1_000;

  void put(Exposition all) {
    List<DomainView> views = Views.domains(state, now);
    Map<String, Long> decisions = new TreeMap<>();
    for (Gate gate : Gate.values()) {
      decisions.put(gate.name(), 0L);
    }
    decisions.put(MOVE, 0L);
    Map<String, DomainView.TargetView> targets = new TreeMap<>();
    for (DomainView view : views) {
      put(all, view);
      decisions.merge(decision(view), 1L, Long::sum);
      view.targets().forEach(t -> targets.putIfAbsent(t.target().id(), t));
    }
    decisions.forEach((decision, count) -> all.put(Metric.DOMAINS, count, decision));
    targets.values().forEach(t -> target(all, t.target(), t.health()));
    all.put(Metric.SWITCHOVERS_IN_PROGRESS, views.stream().filter(DomainSamples::moves).count());
  }

  private static void put(Exposition all, DomainView view) {
    String name = view.domain().name().text();
    boolean isAt = view.effective() instanceof Effective.At;
    all.put(Metric.DOMAIN_AT_A_TARGET, isAt, name);
    if (view.effective() instanceof Effective.At(var target, _, var isCanonical)) {
      all.put(Metric.DOMAIN_EFFECTIVE_TARGET, 1, name, target);
      all.put(Metric.DOMAIN_CANONICAL, isCanonical, name);
      all.put(Metric.DOMAIN_HEALTHY, isUp(view, target), name);
    } else {
      all.put(Metric.DOMAIN_HEALTHY, 0, name);
    }
    all.put(Metric.DOMAIN_MOVING, moves(view), name);
    all.put(Metric.DOMAIN_PENDING, holds(view, Gate.REST_PENDING), name);
    all.put(Metric.DOMAIN_BLOCKED, view.block().isPresent(), name);
    all.put(Metric.DOMAIN_FROZEN, view.freeze().isPresent(), name);
    all.put(Metric.DOMAIN_STUCK, holds(view, Gate.NO_WAY_OUT), name);
    all.put(Metric.DOMAIN_TIME_TO_SWITCH_SECONDS, seconds(view.timeToSwitch().total()), name);
    all.put(Metric.DOMAIN_RTO_SECONDS, seconds(view.domain().policy().rto()), name);
  }

  private static boolean moves(DomainView view) {
    return view.switchover().filter(s -> !s.isQuiet()).isPresent();
  }

  private static boolean isUp(DomainView view, String target) {
    return view.targets().stream()
        .anyMatch(t -> t.target().name().equals(target) && t.health().verdict() == Verdict.UP);
  }

  private static boolean holds(DomainView view, Gate gate) {
    return view.decision() instanceof Decision.Hold(var held, _) && held == gate;
  }

  private static String decision(DomainView view) {
    return switch (view.decision()) {
      case Decision.Hold(var gate, _) -> gate.name();
      case Decision.Move _ -> MOVE;
    };
  }

  private static void target(Exposition all, Target target, TargetHealth health) {
    states(
        all, Metric.TARGET_STATE, health.verdict(), target.pool(), target.name(), target.vendor());
  }

  /// One sample for each state, so that no series ever goes away.
  static void states(Exposition all, Metric metric, Verdict actual, String... labels) {
    for (Verdict verdict : Verdict.values()) {
      String[] more = new String[labels.length + 1];
      System.arraycopy(labels, 0, more, 0, labels.length);
      more[labels.length] = verdict.name().toLowerCase(Locale.ROOT);
      all.put(metric, verdict == actual, more);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
