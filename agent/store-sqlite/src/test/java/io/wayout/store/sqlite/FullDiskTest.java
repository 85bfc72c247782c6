// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wayout.core.fold.Durable;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Switchover;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.port.StoreSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// T11 and T13: nothing begins on a full disk, and what has begun is finished.
class FullDiskTest {
  private static final Options OPTIONS =
      new Options(new FixedTicker(FixedTicker.NOON), 512 * 1024, false);

  private final StoreSamples samples = new StoreSamples(11);
  private final Switchover begun = samples.switchover("www.shop.example#1", Phase.ATTEMPT);
  private final Switchover ended = begun.to(Phase.DONE, "done", FixedTicker.NOON);

  @TempDir Path folder;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(folder.resolve("disk"), 8);
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void t11_fullDisk_refusesToBeginAndFinishesFromTheReserve() throws Exception {
    try (SqliteStore store = open()) {
      store.keep(List.of(new Durable.SwitchoverKept(begun)));
      disk.fill();

      requireFull(() -> keepMany(store, Phase.INTENT));
      requireFull(() -> keepRows(store));
      assertThat(disk.root().resolve("state/wayout.reserve")).exists();
      assertThat(store.history(Optional.empty(), 10)).isEmpty();

      keepMany(store, Phase.ABORTED);
      store.keep(List.of(new Durable.SwitchoverKept(ended)));
      assertThat(disk.root().resolve("state/wayout.reserve")).doesNotExist();
      requireFull(() -> store.keep(List.of(new Durable.SwitchoverKept(begun))));
    }
    try (SqliteStore store = open()) {
      assertThat(store.switchover(ended.id())).contains(ended);
      requireFull(() -> store.keep(List.of(new Durable.SwitchoverKept(begun))));
    }
  }

  @Test
  void spaceAgain_beginsAgain() throws Exception {
    try (SqliteStore store = open()) {
      disk.fill();
      keepMany(store, Phase.DONE);
      disk.free();

      store.verify();
      assertThat(disk.root().resolve("state/wayout.reserve")).exists();
      store.keep(List.of(new Durable.SwitchoverKept(begun)));
    }
  }

  @Test
  void startOnAFullDisk_findsWhatWasKept() throws Exception {
    try (SqliteStore store = open()) {
      store.keep(List.of(new Durable.SwitchoverKept(begun)));
    }
    disk.fill();

    try (SqliteStore store = open()) {
      assertThat(store.recover().unfinished()).containsExactly(begun);
      assertThat(store.recover().isQuarantined()).isFalse();
      store.keep(List.of(new Durable.SwitchoverKept(ended)));
    }
  }

  @Test
  void firstStartOnAFullDisk_saysSo() throws Exception {
    disk.fill();

    requireFull(this::open);
  }

  @Test
  void t13_startOnAReadOnlyDisk_saysSo() throws Exception {
    open().close();
    disk.seal();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::open)
        .withMessageContaining("check the disk and its permissions")
        .extracting(StoreException::failure)
        .isEqualTo(StoreFailure.UNREACHABLE);
  }

  private static void requireFull(ThrowingCallable call) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(call)
        .extracting(StoreException::failure)
        .isEqualTo(StoreFailure.FULL);
  }

  private void keepMany(SqliteStore store, Phase phase) throws StoreException {
    store.keep(
        IntStream.range(0, 100)
            .<Durable>mapToObj(n -> new Durable.SwitchoverKept(samples.switchover("s#" + n, phase)))
            .toList());
  }

  /// Until the log has no room left for one more.
  private void keepRows(SqliteStore store) throws StoreException {
    List<Durable> rows =
        IntStream.range(0, 2_000)
            .<Durable>mapToObj(
                _ -> new Durable.Row(samples.row(Optional.empty(), Optional.of("x"))))
            .toList();
    store.keep(rows);
  }

  private SqliteStore open() throws StoreException {
    return SqliteStore.open(disk.root().resolve("state"), OPTIONS);
  }
}
