// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.fold.DomainMemory;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.switchover.Switchover;
import io.wayout.engine.port.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Starts the real store on the files that a power loss has left, and looks for what may not be.
///
/// @param folder where the files are laid out, anew each time
record PowerJudge(Path folder, PowerLoad load) {
  private static final Options OPTIONS = new Options(new FixedTicker(FixedTicker.NOON), 0, false);

  /// @param said what had been told to the world before the power went
  /// @return what is wrong; empty if nothing is
  Optional<String> verdict(Map<String, byte[]> files, List<String> said) throws IOException {
    Path state = lay(files);
    try (SqliteStore store = SqliteStore.open(state, OPTIONS, load.schema())) {
      String integrity = integrity(state);
      return integrity.equals("ok")
          ? held(store, said)
          : Optional.of("integrity_check: " + integrity);
    } catch (StoreException refused) {
      return Optional.of("does not start: " + refused.getMessage());
    } catch (SQLException unreadable) {
      return Optional.of("can't be read: " + unreadable.getMessage());
    } finally {
      clear(state);
    }
  }

  /// A state that was lost must say so, and one that was not must not.
  private Optional<String> held(SqliteStore store, List<String> said) throws StoreException {
    Memory memory = store.recover();
    boolean isHeld = memory.isQuarantined() && store.loss().isPresent();
    boolean mayBeHeld = said.contains(PowerLoad.DAMAGING) && !said.contains(PowerLoad.LIFTED);
    boolean mustBeHeld = said.contains(PowerLoad.HELD) && !said.contains(PowerLoad.LIFTING);
    if (isHeld && !mayBeHeld) {
      return Optional.of("lost its state: " + store.loss().orElseThrow().what());
    }
    if (!isHeld && mustBeHeld) {
      return Optional.of("forgot that its state was lost");
    }
    boolean isSecondLife =
        said.contains(PowerLoad.LIFTED) || (said.contains(PowerLoad.LIFTING) && !isHeld);
    return isHeld ? Optional.empty() : rows(store, memory, isSecondLife ? 2 : 1, said);
  }

  private Optional<String> rows(SqliteStore store, Memory memory, int life, List<String> said)
      throws StoreException {
    int acknowledged = acknowledged(life, said);
    List<JournalRow> rows = store.history(Optional.empty(), Integer.MAX_VALUE).reversed();
    int turns = rows.size() / load.rowsPerTurn();
    if (turns < acknowledged) {
      return Optional.of("lost acknowledged turns: has " + turns + " of " + acknowledged);
    }
    List<JournalRow> expectedRows = new ArrayList<>();
    Set<Switchover> expected = new HashSet<>();
    for (int turn = 0; turn < turns; turn++) {
      expectedRows.addAll(load.rows(life, turn));
      expected.add(PowerLoad.switchover(life, turn));
    }
    List<DomainMemory> domains = turns == 0 ? List.of() : List.of(PowerLoad.domain(turns - 1));
    boolean isWhole =
        rows.equals(expectedRows)
            && Set.copyOf(memory.unfinished()).equals(expected)
            && memory.domains().equals(domains);
    return isWhole ? Optional.empty() : Optional.of("half a turn, or a wrong one");
  }

  private static int acknowledged(int life, List<String> said) {
    boolean isLifted = said.contains(PowerLoad.LIFTED);
    int second = isLifted ? said.indexOf(PowerLoad.LIFTED) + 1 : said.size();
    int start = life == 2 ? second : 0;
    return Collections.frequency(said.subList(start, said.size()), "turn");
  }

  private static String integrity(Path state) throws SQLException {
    try (Database database = Database.reader(state.resolve("wayout.db"))) {
      return database.text("PRAGMA integrity_check(1)");
    }
  }

  private Path lay(Map<String, byte[]> files) throws IOException {
    Path state = Files.createDirectory(folder.resolve("image"), OwnerOnly.DIRECTORY);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = Files.createFile(state.resolve(file.getKey()), OwnerOnly.FILE);
      Files.write(path, file.getValue());
    }
    return state;
  }

  private static void clear(Path state) throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(state);
  }
}
