// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.model.Block;
import io.wayout.core.model.Freeze;
import io.wayout.core.switchover.Mandate;
import io.wayout.core.switchover.Phase;
import io.wayout.core.switchover.Progress;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.port.StoreSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
  private static final DnsName WWW = DnsName.of("www.shop.example");
  private static final Instant NOON = FixedTicker.NOON;
  private static final Instant MORNING = NOON.minus(Duration.ofHours(4));

  private final StoreSamples samples = new StoreSamples(1);

  @TempDir Path folder;

  @Test
  void batchThatFailsInTheMiddle_keepsNothing() throws Exception {
    try (SqliteStore store = open()) {
      JournalRow row = row("first", NOON, Optional.empty());
      DomainMemory kept = samples.domain(WWW);
      store.keep(List.of(new Durable.DomainKept(kept)));
      try (Database meddler = Database.writer(state().resolve("wayout.db"))) {
        meddler.execute("ALTER TABLE freeze RENAME TO elsewhere");
      }
      Freeze freeze = samples.freeze(new Freeze.Scope.Everything());

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() ->
              store.keep(
                  List.of(
                      new Durable.Row(row),
                      new Durable.DomainKept(samples.domain(WWW)),
                      new Durable.FreezeKept(freeze))));

      assertThat(store.history(Optional.empty(), 10)).isEmpty();
      try (Database meddler = Database.writer(state().resolve("wayout.db"))) {
        meddler.execute("ALTER TABLE elsewhere RENAME TO freeze");
      }
      assertThat(store.recover().domains()).containsExactly(kept);
    }
  }

  @Test
  void switchoverOfAFailedBatch_isKeptWholeNextTime() throws Exception {
    Switchover kept = samples.switchover("www.shop.example#1", Phase.ATTEMPT);
    Durable.SwitchoverKept newPlan =
        new Durable.SwitchoverKept(samples.switchover(kept.id(), Phase.INTENT));
    Freeze freeze = samples.freeze(new Freeze.Scope.Everything());
    try (SqliteStore store = open();
        Database meddler = Database.writer(state().resolve("wayout.db"))) {
      store.keep(List.of(new Durable.SwitchoverKept(kept)));
      meddler.execute("ALTER TABLE freeze RENAME TO elsewhere");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.keep(List.of(newPlan, new Durable.FreezeKept(freeze))));
      assertThat(store.switchover(kept.id())).contains(kept);

      store.keep(List.of(newPlan));

      assertThat(store.switchover(kept.id())).contains(newPlan.switchover());
    }
  }

  @Test
  void stateFileLockedByASqliteShell_isBusyAndKeepsNothing() throws Exception {
    JournalRow row = row("x", NOON, Optional.empty());
    try (SqliteStore store = open();
        Database shell = Database.writer(state().resolve("wayout.db"))) {
      shell.execute("BEGIN IMMEDIATE");

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.keep(List.of(new Durable.Row(row))))
          .withMessageContaining("is a SQLite shell open?")
          .extracting(StoreException::failure)
          .isEqualTo(StoreFailure.BUSY);

      shell.execute("ROLLBACK");
      store.keep(List.of(new Durable.Row(row)));
      assertThat(store.history(Optional.empty(), 10)).containsExactly(row);
    }
  }

  @Test
  void freshState_isForItsOwnerOnly() throws Exception {
    try (SqliteStore store = open()) {
      store.keep(List.of(new Durable.Row(row("x", NOON, Optional.empty()))));

      assertThat(permissions(state())).isEqualTo("rwx------");
      assertThat(permissions(state().resolve("wayout.db"))).isEqualTo("rw-------");
      assertThat(permissions(state().resolve("wayout.db-wal"))).isEqualTo("rw-------");
    }
  }

  @Test
  void t16_stateOpenToOthers_isRefusedUnlessAllowed() throws Exception {
    Files.createDirectory(state());
    Files.setPosixFilePermissions(state(), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::open)
        .withMessageContaining("rwxr-xr-x")
        .withMessageContaining("chmod o-rwx " + state());
    SqliteStore.open(state(), FixedTicker.OPTIONS.allowingLooseModes()).close();
  }

  @Test
  void secondStoreInTheSameProcess_isRefusedAndTheFirstGoesOn() throws Exception {
    try (SqliteStore store = open()) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatExceptionOfType(StoreException.class)
            .isThrownBy(this::open)
            .withMessageContaining("already running, pid " + ProcessHandle.current().pid())
            .extracting(StoreException::failure)
            .isEqualTo(StoreFailure.BUSY);
      }
      store.keep(List.of(new Durable.HoldLifted()));
    }
    open().close();
  }

  @Test
  void t15_stateFileDeletedWhileRunning_keepsNothingMoreAndTheNextStartIsHeld() throws Exception {
    try (SqliteStore store = open()) {
      store.verify();
      Files.delete(state().resolve("wayout.db"));

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(store::verify)
          .extracting(StoreException::failure)
          .isEqualTo(StoreFailure.CORRUPT);
      assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.keep(List.of()));
    }
    try (SqliteStore next = open()) {
      assertThat(next.recover().isQuarantined()).isTrue();
    }
  }

  @Test
  void t15_stateFileReplacedWhileRunning_isNoticed() throws Exception {
    try (SqliteStore store = open()) {
      Path file = state().resolve("wayout.db");
      Files.copy(file, folder.resolve("other"));
      Files.move(folder.resolve("other"), file, StandardCopyOption.REPLACE_EXISTING);

      assertThatExceptionOfType(StoreException.class).isThrownBy(store::verify);
    }
  }

  @Test
  void backup_opensAsTheSameState() throws Exception {
    Switchover kept = samples.switchover("www.shop.example#1", Phase.ATTEMPT);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
    Path copy = elsewhere.resolve("wayout.db");
    try (SqliteStore store = open()) {
      store.keep(List.of(new Durable.SwitchoverKept(kept)));

      store.backup(copy);

      assertThat(permissions(copy)).isEqualTo("rw-------");
      assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.backup(copy));
    }
    try (SqliteStore restored = SqliteStore.open(elsewhere, FixedTicker.OPTIONS)) {
      assertThat(restored.recover().unfinished()).containsExactly(kept);
      assertThat(restored.recover().isQuarantined()).isFalse();
    }
  }

  @Test
  void oldRows_arePrunedButNotWhatIsStillNeeded() throws Exception {
    try (SqliteStore store = open()) {
      Block block = new Block("blocking", MORNING, Optional.empty());
      store.keep(
          List.of(
              kept("finished", Phase.DONE, "a.shop.example"),
              kept("blocking", Phase.DONE, "a.shop.example"),
              kept("newest", Phase.DONE, "a.shop.example"),
              kept("running", Phase.SERVED, "b.shop.example"),
              kept("later", Phase.DONE, "b.shop.example"),
              new Durable.DomainKept(
                  new DomainMemory(WWW, 3, Optional.of("standby"), Optional.of(block)))));
      for (String id : List.of("finished", "blocking", "newest", "running")) {
        store.keep(List.of(new Durable.Row(row(id, MORNING, Optional.of(id)))));
      }
      store.keep(List.of(new Durable.Row(row("old", MORNING, Optional.empty()))));
      store.keep(List.of(new Durable.Row(row("young", NOON, Optional.empty()))));

      assertThat(store.prune(NOON, 1_000)).isEqualTo(3);

      assertThat(store.history(Optional.empty(), 100).reversed())
          .extracting(JournalRow::text)
          .startsWith("blocking", "newest", "running", "young")
          .hasSize(5);
      assertThat(store.switchover("finished")).isEmpty();
      assertThat(store.switchover("blocking")).isPresent();
      assertThat(store.prune(NOON, 1_000)).isZero();
    }
  }

  @Test
  void rowsBeyondTheNumber_arePruned() throws Exception {
    try (SqliteStore store = open()) {
      List<Durable> rows =
          IntStream.range(0, 6_000)
              .<Durable>mapToObj(n -> new Durable.Row(row("" + n, NOON, Optional.empty())))
              .toList();
      store.keep(rows);

      assertThat(store.prune(MORNING, 10)).isEqualTo(5_000);
      assertThat(store.prune(MORNING, 10)).isEqualTo(990);
      assertThat(store.prune(MORNING, 10)).isZero();

      assertThat(store.history(Optional.empty(), 6_000).reversed())
          .hasSize(12)
          .element(9)
          .extracting(JournalRow::text)
          .isEqualTo("5999");
    }
  }

  /// Leap second, summer time, and what a 32 bit clock can't say.
  @Test
  void c04_oddInstants_comeBackTheSameAndInOrder() throws Exception {
    List<Instant> odd =
        List.of(
            Instant.parse("2016-12-31T23:59:59.999999999Z"),
            Instant.parse("2017-01-01T00:00:00Z"),
            Instant.parse("2026-03-29T00:59:59Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2100-03-01T00:00:00Z"));
    try (SqliteStore store = open()) {
      for (Instant at : odd) {
        store.keep(List.of(new Durable.Row(row("odd", at, Optional.empty()))));
      }
    }
    try (SqliteStore store = open()) {
      assertThat(store.history(Optional.empty(), 10).reversed())
          .extracting(JournalRow::at)
          .isEqualTo(odd);
    }
  }

  @Test
  void t21_millionRows_areNoHindranceAndWhatIsNeededStays() throws Exception {
    try (SqliteStore store = open()) {
      store.keep(List.of(kept("running", Phase.SERVED, "b.shop.example")));
      store.keep(List.of(new Durable.Row(row("running", MORNING, Optional.of("running")))));
    }
    try (Connection shell =
            DriverManager.getConnection("jdbc:sqlite:" + state().resolve("wayout.db"));
        Statement statement = shell.createStatement()) {
      statement.executeUpdate(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
              + " INSERT INTO journal (at, kind, generation, actor, text)"
              + " SELECT at, kind, generation, actor, 'row ' || i FROM n, (SELECT * FROM journal)");
    }
    try (SqliteStore store = open()) {
      assertThat(store.history(Optional.empty(), 1).getFirst().text()).isEqualTo("row 1000000");

      while (store.prune(NOON, 1_000) > 0) {}

      assertThat(store.switchover("running")).isPresent();
      assertThat(store.history(Optional.empty(), 1_000))
          .filteredOn(row -> row.kind() != JournalRow.Kind.PRUNED)
          .extracting(JournalRow::text)
          .containsExactly("running");
    }
  }

  private Durable kept(String id, Phase phase, String domain) {
    Switchover any = samples.switchover(id, phase);
    return new Durable.SwitchoverKept(
        new Switchover(
            new Mandate(
                id,
                DnsName.of(domain),
                1,
                any.cause(),
                any.actor(),
                any.reason(),
                any.plan(),
                MORNING,
                "1"),
            new Progress(any.stepIndex(), phase, 1, 0, MORNING, MORNING, Optional.empty(), "")));
  }

  private static JournalRow row(String text, Instant at, Optional<String> switchover) {
    return new JournalRow(
        at, JournalRow.Kind.INTENT, Optional.of(WWW), switchover, 1, "agent", text);
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private Path state() {
    return folder.resolve("state");
  }

  private SqliteStore open() throws StoreException {
    return SqliteStore.open(state(), FixedTicker.OPTIONS);
  }
}
