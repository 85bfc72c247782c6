// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Policy.Mode;
import io.wayout.dns.DnsName;
import io.wayout.drill.judge.Fate.Kind;
import io.wayout.drill.play.Take;
import io.wayout.drill.script.Expect;
import io.wayout.sim.world.Fact;
import io.wayout.sim.world.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says what became of a take: every domain's fate, every promise, the verdict.
public final class Judge {
  private final Take take;
  private final Moves moves;
  private final Users users;
  private final Map<DnsName, String> reasons = new HashMap<>();
  private final Set<DnsName> advised = new HashSet<>();

  private Judge(Take take) {
    this.take = take;
    this.moves = Moves.of(take);
    this.users = new Users(Truth.of(take), take.start(), take.end());
    take.history().stream().filter(h -> h.at().isAfter(take.start())).forEach(this::hear);
  }

  /// Judges a take.
  public static Judgement of(Take take) {
    return new Judge(take).judgement();
  }

  /// The last thing that the agent said against moving a domain.
  private void hear(Happening happening) {
    if (happening.fact() instanceof Fact.Told(Notice notice)
        && happening.at().isBefore(take.healed())) {
      notice.domain().filter(_ -> isReason(notice)).ifPresent(d -> reasons.put(d, notice.text()));
    }
    if (happening.fact() instanceof Fact.Kept(List<Durable> durables)) {
      for (Durable durable : durables) {
        if (durable instanceof Durable.AdviceKept(var advice)) {
          advised.add(advice.domain());
        }
      }
    }
  }

  private static boolean isReason(Notice notice) {
    return switch (notice.code()) {
      case NO_WAY_OUT, ALL_DOWN, FOREIGN_VALUE -> true;
      case HELD -> notice.level() == Notice.Level.WARN;
      default -> false;
    };
  }

  private Judgement judgement() {
    List<Fate> fates = take.twin().topology().domains().values().stream().map(this::fate).toList();
    List<Finding> findings = new ArrayList<>(Promises.invariants(take));
    findings.addAll(Promises.expectations(take, fates));
    return new Judgement(take, fates, findings, verdict(fates, findings));
  }

  private Verdict verdict(List<Fate> fates, List<Finding> findings) {
    if (findings.stream().anyMatch(f -> !f.isKept())) {
      return Verdict.FAILED;
    }
    boolean isStuck =
        !take.scenario().expect().isStuckAllowed()
            && fates.stream().anyMatch(f -> f.kind() == Kind.STUCK);
    return isStuck ? Verdict.STUCK : Verdict.PASSED;
  }

  private Fate fate(Domain domain) {
    Loss with = users.loss(domain, true);
    Loss without = users.loss(domain, false);
    List<Move> moved = moves.of(domain);
    boolean isLate = with.longest().compareTo(limit(domain)) > 0;
    Kind kind = kind(domain, moved, isLate);
    return new Fate(
        domain.name(),
        domain.policy().mode(),
        kind,
        text(domain, kind, moved, with),
        moved,
        with,
        without,
        moves.end(domain),
        isLate);
  }

  private Duration limit(Domain domain) {
    return switch (take.scenario().expect().restored().orElse(new Expect.Rto())) {
      case Expect.Rto() -> domain.policy().rto();
      case Expect.Time(Duration duration) -> duration;
    };
  }

  private Kind kind(Domain domain, List<Move> moved, boolean isLate) {
    if (!moved.isEmpty()) {
      return Kind.MOVED;
    }
    if (!isLate) {
      return Kind.HELD;
    }
    if (domain.policy().mode() == Mode.AUTO) {
      return Kind.STUCK;
    }
    return advised.contains(domain.name()) ? Kind.ADVISED : Kind.MANUAL;
  }

  private String text(Domain domain, Kind kind, List<Move> moved, Loss with) {
    return switch (kind) {
      case MOVED -> Words.moves(take, moved);
      case HELD ->
          with.isNone()
              ? "nothing to do: its users were served all the time"
              : "rode it out: over before a move would have paid";
      case STUCK ->
          "no way out: "
              + Words.relative(
                  take, reasons.getOrDefault(domain.name(), "nothing that wayout can write helps"));
      case ADVISED -> "mode advise: it would have been moved; let it with `mode: auto`";
      case MANUAL -> "mode manual: only a person moves it, and nobody did";
    };
  }
}
