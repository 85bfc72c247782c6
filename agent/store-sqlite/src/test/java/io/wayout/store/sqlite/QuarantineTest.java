// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Memory;
import io.wayout.core.owner.Ownerships;
import io.wayout.core.switchover.Phase;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreSamples;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// T14: what a damaged state file leads to (I66).
class QuarantineTest {
  private static final Memory HELD =
      new Memory(List.of(), List.of(), List.of(), List.of(), List.of(), true);

  @TempDir Path folder;

  @BeforeEach
  void keepSomething() throws Exception {
    StoreSamples samples = new StoreSamples(7);
    try (SqliteStore store = open()) {
      store.keep(
          IntStream.range(0, 200)
              .<Durable>mapToObj(
                  n -> new Durable.SwitchoverKept(samples.switchover("s#" + n, Phase.ATTEMPT)))
              .toList());
    }
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("bad header", file -> overwrite(file, 0, 16)),
        damage("corrupt page", file -> overwrite(file, 5 * 4096, 4096)),
        damage("truncated", file -> cut(file, 3 * 4096 + 100)),
        damage("cut within the header", file -> cut(file, 50)),
        damage("zero length", file -> cut(file, 0)),
        damage("garbage", file -> Files.writeString(file, "<html>".repeat(10_000))),
        damage("somebody else's database", QuarantineTest::replace),
        damage("a row that can't be read", QuarantineTest::misspell),
        damage("a plan without its steps", QuarantineTest::loseSteps));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void t14_damagedStateFile_isKeptAsideAndTheStartIsHeld(String name, Damage damage)
      throws Exception {
    damage.to(file());
    byte[] evidence = Files.readAllBytes(file());

    try (SqliteStore store = open()) {
      assertThat(memory(store)).as(name).isEqualTo(HELD);
      Loss loss = store.loss().orElseThrow();
      assertThat(loss.at()).isEqualTo(FixedTicker.NOON);
      assertThat(loss.what()).contains("wayout.db.corrupt-20261112T120000Z");
    }

    Path aside = folder.resolve("state/wayout.db.corrupt-20261112T120000Z");
    assertThat(Files.readAllBytes(aside)).isEqualTo(evidence);
  }

  @Test
  void heldStore_staysHeldUntilTheHoldIsLifted() throws Exception {
    cut(file(), 0);
    open().close();

    try (SqliteStore store = open()) {
      assertThat(memory(store)).isEqualTo(HELD);
      store.keep(List.of(new Durable.HoldLifted()));
      assertThat(store.loss()).isEqualTo(Optional.empty());
    }

    try (SqliteStore store = open()) {
      assertThat(memory(store)).isEqualTo(Memory.empty());
    }
  }

  @Test
  void twoLossesInOneSecond_areBothKept() throws Exception {
    cut(file(), 0);
    open().close();
    cut(file(), 0);
    open().close();

    assertThat(folder.resolve("state/wayout.db.corrupt-20261112T120000Z-2")).exists();
  }

  @Test
  void t15_stateFileGone_startIsHeld() throws Exception {
    Files.delete(file());

    try (SqliteStore store = open()) {
      assertThat(memory(store)).isEqualTo(HELD);
      assertThat(store.loss().orElseThrow().what()).contains("is gone");
    }
  }

  @Test
  void crashWhileAFreshStateIsBuilt_isNoLoss() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"), OwnerOnly.DIRECTORY);
    Files.writeString(other.resolve("wayout.lock"), "1\n");
    Files.writeString(other.resolve("wayout.db.new"), "half a file");
    Files.writeString(other.resolve("wayout.db.new-wal"), "half a log");

    try (SqliteStore store = SqliteStore.open(other, FixedTicker.OPTIONS)) {
      assertThat(memory(store)).isEqualTo(Memory.empty());
    }
  }

  /// H19: whatever guarded an account before, is another installation from now on.
  @Test
  void lostState_isAnotherInstallation() throws Exception {
    String before;
    try (SqliteStore store = open()) {
      before = store.recover().ownerships().installation().orElseThrow();
    }
    cut(file(), 0);

    try (SqliteStore store = open()) {
      assertThat(store.recover().ownerships().installation().orElseThrow())
          .matches("[0-9a-f]{16}")
          .isNotEqualTo(before);
    }
  }

  /// Besides the installation, which is another one each time.
  private static Memory memory(SqliteStore store) throws StoreException {
    return store.recover().with(Ownerships.none());
  }

  private static Arguments damage(String name, Damage damage) {
    return Arguments.of(name, damage);
  }

  private static void overwrite(Path file, long from, int bytes) throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap("?".repeat(bytes).getBytes(StandardCharsets.US_ASCII)), from);
    }
  }

  private static void cut(Path file, long bytes) throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
  }

  private static void replace(Path file) throws Exception {
    Files.delete(file);
    try (Database other = Database.writer(file)) {
      other.execute("CREATE TABLE lunch (dish TEXT)");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void misspell(Path file) throws Exception {
    try (Database database = Database.writer(file)) {
      database.execute("UPDATE switchover SET phase = 'ATEMPT' WHERE id = 's#9'");
    }
  }

  private static void loseSteps(Path file) throws Exception {
    try (Database database = Database.writer(file)) {
      database.execute("DELETE FROM switchover_step WHERE switchover = 's#9'");
    }
  }

  private Path file() {
    return folder.resolve("state/wayout.db");
  }

  private SqliteStore open() throws StoreException {
    return SqliteStore.open(folder.resolve("state"), FixedTicker.OPTIONS);
  }

  /// Something bad that happens to a file.
  @FunctionalInterface
  interface Damage {
    void to(Path file) throws Exception;
  }
}
