// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.write;

import io.wayout.core.model.LinkAccount;
import io.wayout.dns.RecordKey;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// I45: a record is not written to more than 16 times within a minute, nor asked for more than 60
/// times, whatever its vendor answers.
final class RetryBudget implements Oracle {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int WRITES_MAX = 16;
  private static final int READS_MAX = 60;

  private final Map<LinkAccount, Deque<Instant>> writes = new HashMap<>();
  private final Map<LinkAccount, Deque<Instant>> reads = new HashMap<>();

  @Override
  public String invariant() {
    return "I45 retry budget";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (fact instanceof Fact.Sent sent) {
      LinkAccount place = new LinkAccount(sent.change().key(), sent.account());
      if (count(writes, place, scene.now()) == WRITES_MAX + 1) {
        findings.add("#" + sent.id() + " is one too many within a minute at " + place);
      }
    }
    if (fact instanceof Fact.Read read) {
      for (RecordKey key : read.keys()) {
        LinkAccount place = new LinkAccount(key, read.account());
        if (count(reads, place, scene.now()) == READS_MAX + 1) {
          findings.add(place + " is read more than " + READS_MAX + " times within a minute");
        }
      }
    }
  }

  /// How many there were within the last minute.
  private static int count(Map<LinkAccount, Deque<Instant>> all, LinkAccount place, Instant now) {
    Deque<Instant> recent = all.computeIfAbsent(place, _ -> new ArrayDeque<>());
    recent.add(now);
    while (recent.getFirst().plus(MINUTE).isBefore(now)) {
      recent.removeFirst();
    }
    return recent.size();
  }
}
