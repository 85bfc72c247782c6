// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.check.journal;

import io.wayout.core.model.Notice;
import io.wayout.sim.check.scene.Oracle;
import io.wayout.sim.check.scene.Scene;
import io.wayout.sim.world.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// I64: while nothing can be kept, nothing more is sent, and people are told at once.
final class NoJournalNoWrite implements Oracle {
  private static final Duration QUEUED = Duration.ofSeconds(90);

  private Optional<Instant> failingSince = Optional.empty();
  private boolean isTold;
  private boolean isDue;

  @Override
  public String invariant() {
    return "I64 no journal, no write";
  }

  @Override
  public void hear(Fact fact, Scene scene, Findings findings) {
    if (isDue && !(fact instanceof Fact.Told) && !(fact instanceof Fact.Killed)) {
      findings.add("the journal fails and nobody is told");
      isDue = false;
    }
    if (fact instanceof Fact.NotKept) {
      failingSince = failingSince.or(() -> Optional.of(scene.now()));
      isDue = !isTold;
    }
    if (fact instanceof Fact.Kept) {
      failingSince = Optional.empty();
    }
    if (fact instanceof Fact.Started || fact instanceof Fact.Killed) {
      isTold = false;
      isDue = false;
    }
    if (fact instanceof Fact.Told(Notice notice)) {
      told(notice);
    }
    boolean isLong = failingSince.filter(at -> at.plus(QUEUED).isBefore(scene.now())).isPresent();
    if (isLong && fact instanceof Fact.Sent sent) {
      findings.add("#" + sent.id() + " leaves though nothing is kept since " + failingSince);
    }
  }

  private void told(Notice notice) {
    if (notice.code() == Notice.Code.JOURNAL_FAILED) {
      isTold = true;
      isDue = false;
    }
    if (notice.code() == Notice.Code.JOURNAL_BACK) {
      isTold = false;
    }
  }
}
