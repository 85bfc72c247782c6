// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.vendor;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.model.Domain;
import io.wayout.core.model.LinkAccount;
import io.wayout.core.model.Notice;
import io.wayout.core.model.Target;
import io.wayout.core.switchover.Cause;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.provider.ReadOutcome;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.check.scene.Starts;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// I32: nothing is written where the API has just shown no record; and while a domain's records are
/// as they should be, an API that shows none makes nobody repair, tell or believe a change.
final class BlankIsNothing implements Oracle {
  private static final Duration SETTLED = Duration.ofMinutes(3);
  private static final Duration LATELY = Duration.ofMinutes(1);

  private final Set<LinkAccount> blank = new HashSet<>();
  private final Set<LinkAccount> found = new HashSet<>();
  private final Map<DnsName, Instant> changed = new HashMap<>();
  private final Map<DnsName, Instant> missed = new HashMap<>();

  @Override
  public String invariant() {
    return "I32 blank is an error";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Read read) {
      read(read, scene);
    }
    if (fact instanceof Fact.Applied applied) {
      scene.owner(applied.place().key()).ifPresent(d -> changed.put(d.name(), scene.now()));
    }
    if (fact instanceof Fact.Sent sent
        && !scene.isCanary(sent)
        && isBlank(new LinkAccount(sent.change().key(), sent.account()))) {
      findings.add("#" + sent.id() + " writes a record of which its read showed nothing");
    }
    if (fact instanceof Fact.Told(Notice notice) && notice.code() == Notice.Code.DRIFT) {
      notice
          .domain()
          .filter(name -> isMisread(name, scene))
          .ifPresent(name -> findings.add(notice.code() + " was told of " + name));
    }
    Starts.of(fact, scene).stream()
        .filter(s -> s.cause() == Cause.RESTORE || s.cause() == Cause.COMPLETION)
        .filter(s -> isMisread(s.domain(), scene))
        .forEach(s -> findings.add(s.id() + " repairs what is right"));
    if (fact instanceof Fact.Kept(List<Durable> durables)) {
      durables.forEach(d -> kept(d, durables, scene, findings));
    }
  }

  private void read(Fact.Read read, Scene scene) {
    for (int i = 0; i < read.keys().size(); i++) {
      LinkAccount place = new LinkAccount(read.keys().get(i), read.account());
      switch (read.outcomes().get(i)) {
        case ReadOutcome.Found _ -> found.add(place);
        case ReadOutcome.Missing _ -> {
          blank.add(place);
          scene.owner(place.key()).ifPresent(d -> missed.put(d.name(), scene.now()));
        }
        case ReadOutcome.Failed _ -> {}
      }
    }
  }

  private boolean isBlank(LinkAccount place) {
    return blank.contains(place) && !found.contains(place);
  }

  private void kept(Durable durable, List<Durable> all, Scene scene, Findings findings) {
    if (durable instanceof Durable.SwitchoverKept(Switchover s) && s.phase() == Phase.INTENT) {
      blank.remove(s.step().place());
      found.remove(s.step().place());
    }
    if (durable instanceof Durable.DomainKept(DomainMemory memory)) {
      boolean isMoved =
          all.stream()
              .anyMatch(d ->
                  d instanceof Durable.SwitchoverKept(Switchover s)
                      && s.domain().equals(memory.domain()));
      boolean isOther =
          scene
              .memory(memory.domain())
              .filter(old -> !old.desired().equals(memory.desired()))
              .isPresent();
      if (isOther && !isMoved && isMisread(memory.domain(), scene)) {
        findings.add(memory.domain() + " is believed to be at " + memory.desired());
      }
    }
  }

  /// Is the domain as the journal wants it, untouched for long, while an API showed nothing of it?
  private boolean isMisread(DnsName name, Scene scene) {
    Domain domain = scene.topology().domains().get(name);
    Instant seen = missed.get(name);
    if (domain == null || seen == null || seen.plus(LATELY).isBefore(scene.now())) {
      return false;
    }
    Instant last = changed.getOrDefault(name, Instant.MIN);
    boolean isIdle =
        scene.newest(name).map(Switchover::phase).filter(p -> p != Phase.DONE).isEmpty();
    return isIdle
        && (last.equals(Instant.MIN) || last.plus(SETTLED).isBefore(scene.now()))
        && scene.isCanonical(domain)
        && scene.effective(domain).map(Target::name).equals(desired(name, scene));
  }

  private static Optional<String> desired(DnsName name, Scene scene) {
    return scene.memory(name).flatMap(DomainMemory::desired);
  }
}
