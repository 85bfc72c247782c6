// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wayout.core.fold.JournalRow;
import io.wayout.core.switchover.Switchover;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other processes see, and what a killed one leaves behind (I63, T17).
class CrashTest {
  private static final int KILLS = Integer.getInteger("wayout.kills", 5);

  @TempDir Path folder;

  @Test
  void t09_killedWhileAppending_everyAcknowledgedTurnIsThereWhole() throws Exception {
    long seed = Long.getLong("wayout.seed", System.nanoTime());
    System.err.println("t09KilledWhileAppending: -Dwayout.seed=" + seed);
    Random random = new Random(seed);
    int acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = killAfter(1 + random.nextInt(60));
      requireWhole(acknowledged);
    }
  }

  @Test
  void t17_secondProcess_isToldWhoRuns() throws Exception {
    try (Appender other = Appender.start(state())) {
      assertThat(other.acknowledged()).isEqualTo("0");

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(this::open)
          .withMessageContaining("already running, pid " + other.pid())
          .extracting(StoreException::failure)
          .isEqualTo(StoreFailure.BUSY);
    }
    open().close();
  }

  /// @return the number of the last turn that was acknowledged
  private int killAfter(int turns) throws Exception {
    int last = -1;
    try (Appender appender = Appender.start(state())) {
      for (int turn = 0; turn < turns; turn++) {
        last = Integer.parseInt(appender.acknowledged());
      }
      appender.kill();
      for (String rest = appender.acknowledged(); rest != null; rest = appender.acknowledged()) {
        last = rest.isEmpty() ? last : Integer.parseInt(rest);
      }
    }
    return last;
  }

  private void requireWhole(int acknowledged) throws Exception {
    try (SqliteStore store = open()) {
      List<JournalRow> rows = store.history(Optional.empty(), 1_000_000).reversed();
      assertThat(rows).hasSizeGreaterThan(acknowledged);
      assertThat(rows)
          .extracting(JournalRow::text)
          .isEqualTo(IntStream.range(0, rows.size()).mapToObj(turn -> "turn " + turn).toList());
      assertThat(store.recover().unfinished())
          .extracting(Switchover::id)
          .isEqualTo(IntStream.range(0, rows.size()).mapToObj(turn -> "s#" + turn).toList());
      assertThat(store.recover().isQuarantined()).isFalse();
    }
  }

  private Path state() {
    return folder.resolve("state");
  }

  private SqliteStore open() throws StoreException {
    return SqliteStore.open(state(), FixedTicker.OPTIONS);
  }
}
