// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite.desk;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.store.sqlite.Database;
import io.wayout.store.sqlite.Failures;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The second file of an agent, `desk.db`: tokens, messages that wait to be sent, runs of runbooks.
///
/// Thread-safe: one connection, one caller at a time. What [#change] has done survives a power
/// loss. The directory's lock is the state file's; open that one first.
public final class Desk implements AutoCloseable {
  private static final String FILE = "desk.db";
  private static final String OWNER_ONLY = "rw-------";

  private final Path file;
  private final Optional<String> loss;
  // Guarded by `this`.
  private final Database database;
  private boolean isClosed;

  private Desk(Path file, Database database, Optional<String> loss) {
    this.file = file;
    this.database = database;
    this.loss = loss;
  }

  /// Opens the desk in a state directory, which exists. A file that is damaged is renamed to
  /// `desk.db.corrupt-SECONDS`, and a fresh one takes its place.
  ///
  /// @param now dates a damaged file
  /// @throws StoreException if the disk is full, the file can't be used, or a newer program wrote
  ///   it
  public static Desk open(Path directory, List<Part> parts, Instant now) throws StoreException {
    Path file = directory.resolve(FILE);
    try {
      return opened(file, parts, Optional.empty());
    } catch (StoreException failed) {
      if (failed.failure() != StoreFailure.CORRUPT) {
        throw failed;
      }
      Path aside = file.resolveSibling(FILE + ".corrupt-" + now.getEpochSecond());
      setAside(file, aside);
      String loss = failed.getMessage() + "; it is now " + aside;
      return opened(file, parts, Optional.of(loss));
    }
  }

  /// A desk that forgets everything when it is closed, for an agent whose disk takes no second
  /// file.
  public static Desk inMemory(List<Part> parts) throws StoreException {
    Path nowhere = Path.of(":memory:");
    try {
      Database database = Database.inMemory();
      Parts.prepare(database, nowhere, parts);
      return new Desk(nowhere, database, Optional.empty());
    } catch (SQLException failed) {
      throw Failures.of(nowhere, failed);
    }
  }

  /// What was lost when it was opened, for people.
  public Optional<String> loss() {
    return loss;
  }

  /// Reads; the work sees one state of the file.
  synchronized <T> T ask(Work<T> work) throws StoreException {
    return guarded(() -> database.read(() -> work.on(database)));
  }

  /// Writes everything that the work writes, durably, or nothing of it.
  synchronized <T> T change(Work<T> work) throws StoreException {
    return guarded(() -> database.write(() -> work.on(database)));
  }

  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      close(database);
    }
  }

  /// Work on the desk, inside a transaction.
  @FunctionalInterface
  interface Work<T> {
    T on(Database database) throws SQLException;
  }

  private <T> T guarded(Database.Work<T> work) throws StoreException {
    if (isClosed) {
      throw new StoreException(StoreFailure.UNREACHABLE, file + " is closed; open it again");
    }
    try {
      return work.run();
    } catch (SQLException failed) {
      throw Failures.of(file, failed);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw Failures.damaged(file, "a row can't be read: " + unreadable.getMessage());
    }
  }

  private static Desk opened(Path file, List<Part> parts, Optional<String> loss)
      throws StoreException {
    create(file);
    Database database = null;
    boolean isSound = false;
    try {
      database = Database.writer(file);
      String verdict = database.text("PRAGMA quick_check(1)");
      if (!verdict.equals("ok")) {
        throw Failures.damaged(file, verdict);
      }
      Parts.prepare(database, file, parts);
      isSound = true;
      return new Desk(file, database, loss);
    } catch (SQLException failed) {
      throw Failures.of(file, failed);
    } finally {
      if (!isSound && database != null) {
        close(database);
      }
    }
  }

  /// Only the owner may read it, from its first moment on (I91).
  private static void create(Path file) throws StoreException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    } catch (FileAlreadyExistsException known) {
      // As on every start but the first.
    } catch (IOException failed) {
      throw Failures.of(file, failed);
    }
  }

  private static void setAside(Path file, Path aside) throws StoreException {
    try {
      Files.move(file, aside);
      for (String tail : List.of("-wal", "-shm")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + tail));
      }
    } catch (IOException failed) {
      throw Failures.of(file, failed);
    }
  }

  /// Nothing is lost when closing fails: what was written is in the log.
  private static void close(Database database) {
    try {
      database.close();
    } catch (SQLException unclean) {
      // The next start recovers from the log.
    }
  }
}
