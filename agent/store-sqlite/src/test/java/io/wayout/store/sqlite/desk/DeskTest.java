// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.store.sqlite.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String FIRST = "CREATE TABLE note (text TEXT NOT NULL) STRICT;";
  private static final String SECOND = "ALTER TABLE note ADD COLUMN author TEXT;";
  private static final Part NOTES = new Part("note", List.of(FIRST));

  @TempDir Path directory;

  @Test
  void change_isThereAfterTheNextStart() throws StoreException {
    try (Desk desk = Desk.open(directory, List.of(NOTES), NOW)) {
      desk.change(d -> run(d, "INSERT INTO note VALUES ('kept')"));
    }

    try (Desk desk = Desk.open(directory, List.of(NOTES), NOW)) {
      assertThat(text(desk, "SELECT text FROM note")).isEqualTo("kept");
    }
  }

  @Test
  void changeThatFails_leavesNothing() throws StoreException {
    try (Desk desk = Desk.open(directory, List.of(NOTES), NOW)) {
      assertThatThrownBy(() ->
              desk.change(d -> {
                run(d, "INSERT INTO note VALUES ('half')");
                return run(d, "INSERT INTO note VALUES (NULL)");
              }))
          .isInstanceOf(StoreException.class);

      assertThat(text(desk, "SELECT count(*) FROM note")).isEqualTo("0");
    }
  }

  @Test
  void newerPart_isUpgradedAndKeepsItsRows() throws StoreException {
    try (Desk desk = Desk.open(directory, List.of(NOTES), NOW)) {
      desk.change(d -> run(d, "INSERT INTO note VALUES ('kept')"));
    }
    Part newer = new Part("note", List.of(FIRST, SECOND));

    try (Desk desk = Desk.open(directory, List.of(newer), NOW)) {
      assertThat(text(desk, "SELECT text FROM note WHERE author IS NULL")).isEqualTo("kept");
    }
  }

  @Test
  void partOfANewerProgram_isRefused() throws StoreException {
    Desk.open(directory, List.of(new Part("note", List.of(FIRST, SECOND))), NOW).close();

    assertThatThrownBy(() -> Desk.open(directory, List.of(NOTES), NOW))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.failure()).isEqualTo(StoreFailure.TOO_NEW))
        .hasMessageContaining("part note");
  }

  @Test
  void damagedFile_isSetAsideAndTold() throws Exception {
    Files.writeString(directory.resolve("desk.db"), "no database at all, but long enough to see");

    try (Desk desk = Desk.open(directory, List.of(NOTES), NOW)) {
      assertThat(desk.loss()).get().asString().contains("desk.db.corrupt-" + NOW.getEpochSecond());
      assertThat(directory.resolve("desk.db.corrupt-" + NOW.getEpochSecond())).exists();
    }
  }

  @Test
  void file_isItsOwnersAlone() throws Exception {
    Desk.open(directory, List.of(NOTES), NOW).close();

    assertThat(Files.getPosixFilePermissions(directory.resolve("desk.db")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void closedDesk_saysSo() throws StoreException {
    Desk desk = Desk.inMemory(List.of(NOTES));
    desk.close();

    assertThatThrownBy(() -> desk.ask(d -> d.number("SELECT 1"))).hasMessageContaining("closed");
  }

  private static String text(Desk desk, String sql) throws StoreException {
    return desk.ask(d -> d.text(sql));
  }

  private static int run(Database database, String sql) throws SQLException {
    database.execute(sql);
    return 1;
  }
}
