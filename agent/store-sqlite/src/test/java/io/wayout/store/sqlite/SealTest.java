// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreSamples;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealCheck;
import io.wayout.engine.seal.SealedRow;
import io.wayout.engine.seal.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal's chain, tampered with as an intruder would: by SQLite itself.
class SealTest {
  private static final Instant NOON = FixedTicker.NOON;

  private final StoreSamples samples = new StoreSamples(20231112);

  @TempDir Path folder;

  @Test
  void untouchedJournal_isWell() throws Exception {
    Head head = write(20);

    assertThat(verify(Optional.of(head))).isEqualTo(new Verdict(20, 0, head, Optional.empty()));
  }

  @Test
  void changedRow_shows() throws Exception {
    write(20);
    tamper("UPDATE journal SET actor = 'somebody else' WHERE number = 7");

    assertThat(fault(Optional.empty())).startsWith("7: row 7 was changed");
  }

  @Test
  void changedRowWithItsOwnNewHash_shows() throws Exception {
    write(20);
    SealedRow row = rows().get(6);
    JournalRow lie = samples.row(Optional.empty(), Optional.empty());
    SealedRow forged = SealedRow.at(7, row.previous(), lie);
    tamper(
        "UPDATE journal SET at='%s', kind='%s', domain=NULL, switchover=NULL, generation=%d,"
                .formatted(Columns.text(lie.at()), lie.kind(), lie.generation())
            + " actor='%s', text='%s', hash='%s' WHERE number = 7"
                .formatted(lie.actor(), lie.text().replace("'", "''"), forged.hash()));

    assertThat(fault(Optional.empty())).startsWith("8: row 8 was changed");
  }

  @Test
  void deletedRow_shows() throws Exception {
    write(20);
    tamper("DELETE FROM journal WHERE number = 7");

    assertThat(fault(Optional.empty()))
        .isEqualTo("7: row 7 is missing, and retention did not remove all that is missing");
  }

  @Test
  void deletedRowPassedOffAsPruned_shows() throws Exception {
    write(20);
    String hash = rows().get(6).hash();
    tamper("DELETE FROM journal WHERE number = 7");
    tamper("INSERT INTO journal_gap VALUES (7, 7, '" + hash + "')");

    assertThat(fault(Optional.empty()))
        .isEqualTo("7: row 7 is missing, and retention did not remove all that is missing");
  }

  @Test
  void swappedRows_show() throws Exception {
    write(20);
    tamper("UPDATE journal SET number = -1 WHERE number = 7");
    tamper("UPDATE journal SET number = 7 WHERE number = 9");
    tamper("UPDATE journal SET number = 9 WHERE number = -1");

    assertThat(fault(Optional.empty())).startsWith("7: row 7 was changed");
  }

  @Test
  void cutEnd_showsAgainstTheKeptHead() throws Exception {
    Head kept = write(20);
    tamper("DELETE FROM journal WHERE number > 15");
    tamper("UPDATE sqlite_sequence SET seq = 15 WHERE name = 'journal'");

    assertThat(fault(Optional.empty())).isEmpty();
    assertThat(fault(Optional.of(kept)))
        .isEqualTo(
            "16: the journal ends with row 15, before row 20 whose hash was kept: its end was cut"
                + " off");
  }

  @Test
  void cutEnd_showsByTheLastNumber() throws Exception {
    write(20);
    tamper("DELETE FROM journal WHERE number > 15");

    assertThat(fault(Optional.empty()))
        .isEqualTo("16: the journal ends with row 15, but row 20 was written");
    write(1);
    assertThat(fault(Optional.empty()))
        .isEqualTo(
            "16: rows 16 to 20 are missing, and retention did not remove all that is missing");
  }

  @Test
  void rewrittenChain_showsAgainstTheKeptHead() throws Exception {
    Head kept = write(20);
    tamper("DELETE FROM journal");
    tamper("DELETE FROM sqlite_sequence");
    write(25);

    assertThat(fault(Optional.empty())).isEmpty();
    assertThat(fault(Optional.of(kept)))
        .isEqualTo("20: row 20 is not the one whose hash was kept: the chain was rewritten");
  }

  @Test
  void prunedJournal_isWell_andWhatRetentionDidNotRemoveShows() throws Exception {
    write(20);
    try (SqliteStore store = open()) {
      assertThat(store.prune(NOON.minusSeconds(1), 12)).isEqualTo(8);
      assertThat(store.prune(NOON.minusSeconds(1), 10)).isEqualTo(2);
    }
    write(5);

    assertThat(fault(Optional.empty())).isEmpty();
    assertThat(verify(Optional.empty()).missing()).isEqualTo(10);

    tamper("DELETE FROM journal WHERE number = 11");
    tamper("UPDATE journal_gap SET last = 11");
    assertThat(fault(Optional.empty())).isNotEmpty();
  }

  @Test
  void journalOfSchema1_isSealedByTheUpgrade() throws Exception {
    Schema first = new Schema(List.of(Schema.NEWEST.scripts().getFirst()));
    try (Database old = empty(first)) {
      for (int number : List.of(1, 2, 5, 6)) {
        old.execute(
            "INSERT INTO journal (number, at, kind, generation, actor, text) VALUES"
                + " (%d, '%s', 'STARTED', 0, 'agent', 'x')".formatted(number, Columns.text(NOON)));
      }
    }

    assertThat(fault(Optional.empty())).isEmpty();
    assertThat(verify(Optional.empty()).missing()).isEqualTo(2);
    tamper("UPDATE journal SET text = 'y' WHERE number = 2");
    assertThat(fault(Optional.empty())).startsWith("2: ");
  }

  @Test
  void failedTransaction_leavesTheChainWhereItWas() throws Exception {
    write(3);
    try (SqliteStore store = open()) {
      Head before = store.head();
      Durable row = new Durable.Row(samples.row(Optional.empty(), Optional.empty()));
      assertThat(store.sealed(Optional.empty(), 2, 10)).hasSize(1);
      tamper(
          "CREATE TRIGGER full BEFORE INSERT ON journal WHEN new.number = 5 BEGIN SELECT RAISE(ABORT, 'no'); END");

      assertThatThrownBy(() -> store.keep(List.of(row, row))).isInstanceOf(StoreException.class);

      assertThat(store.head()).isEqualTo(before);
      store.keep(List.of(row));
      assertThat(store.head().number()).isEqualTo(4);
    }
  }

  private Database empty(Schema schema) throws Exception {
    StateDirectory directory = new StateDirectory(folder.resolve("state"));
    directory.prepare(false);
    directory.create(directory.database());
    Database database = Database.writer(directory.database());
    schema.create(database);
    return database;
  }

  private Head write(int rows) throws Exception {
    try (SqliteStore store = open()) {
      for (int i = 0; i < rows; i++) {
        JournalRow any = samples.row(Optional.of(DnsName.of("www.shop.example")), Optional.empty());
        store.keep(
            List.of(
                new Durable.Row(
                    new JournalRow(
                        NOON.plus(Duration.ofMillis(i)),
                        any.kind(),
                        any.domain(),
                        any.switchover(),
                        any.generation(),
                        any.actor(),
                        any.text()))));
      }
      return store.head();
    }
  }

  private List<SealedRow> rows() throws Exception {
    try (SqliteStore store = open()) {
      return store.sealed(Optional.empty(), 0, 1_000);
    }
  }

  private Verdict verify(Optional<Head> kept) throws Exception {
    try (SqliteStore store = open()) {
      SealCheck check = new SealCheck(true, kept);
      store.sealed(Optional.empty(), 0, 1_000).forEach(check::add);
      return check.end(Optional.of(store.head()));
    }
  }

  private String fault(Optional<Head> kept) throws Exception {
    return verify(kept).fault().map(f -> f.number() + ": " + f.text()).orElse("");
  }

  private void tamper(String sql) throws Exception {
    try (Database database = Database.writer(folder.resolve("state/wayout.db"))) {
      database.execute(sql);
    }
  }

  private SqliteStore open() throws Exception {
    return SqliteStore.open(folder.resolve("state"), FixedTicker.OPTIONS);
  }
}
