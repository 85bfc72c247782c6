// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.core.advise.Advice;
import io.wayout.core.fold.Durable;
import io.wayout.core.fold.JournalRow;
import io.wayout.core.fold.Memory;
import io.wayout.core.switchover.Switchover;
import io.wayout.dns.DnsName;
import io.wayout.engine.port.Store;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.port.Ticker;
import io.wayout.engine.seal.Head;
import io.wayout.engine.seal.SealedRow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The journal and the state in one SQLite file, `wayout.db` in the state directory.
///
/// Thread-safe. One connection writes, guarded by `writing`; another one answers questions, guarded
/// by `asking`, and never waits for the first. What [#keep] has kept survives a power loss
/// (write-ahead log, synchronous=FULL; I63).
public final class SqliteStore implements Store {
  private final Object writing = new Object();
  private final Object asking = new Object();
  private final StateDirectory directory;
  private final ProcessLock lock;
  private final Reserve reserve;
  private final Database writerDatabase;
  private final Writer writer;
  private final Pruning pruning;
  private final Database readerDatabase;
  private final Reader reader;
  private final Optional<Object> identity;
  private volatile boolean isClosed;

  private SqliteStore(
      StateDirectory directory, ProcessLock lock, Reserve reserve, Database database, Ticker ticker)
      throws SQLException {
    this.directory = directory;
    this.lock = lock;
    this.reserve = reserve;
    this.writerDatabase = database;
    this.writer = new Writer(database);
    this.pruning = new Pruning(database, writer, ticker);
    this.readerDatabase = Database.reader(directory.database());
    this.reader = new Reader(readerDatabase);
    this.identity = directory.identity();
  }

  /// Opens the state in a directory, which is made if it is missing, and keeps every other process
  /// out of it until [#close].
  ///
  /// A file that is damaged or gone is renamed to `wayout.db.corrupt-<UTC time>`, and a fresh one
  /// recovers as quarantined until [Durable.HoldLifted] is kept (I66). A file of an older schema is
  /// migrated; a copy of it stays beside.
  ///
  /// @throws StoreException BUSY: another process holds it, whose id the message names; TOO_NEW: a
  ///   newer program has written it; FULL; UNREACHABLE: permissions (I91) or disk. The message has
  ///   the remedy
  public static SqliteStore open(Path directory, Options options) throws StoreException {
    return open(directory, options, Schema.NEWEST);
  }

  static SqliteStore open(Path path, Options options, Schema schema) throws StoreException {
    StateDirectory directory = new StateDirectory(path);
    directory.prepare(options.allowsLooseModes());
    ProcessLock lock = ProcessLock.acquire(directory.lock());
    boolean isOpen = false;
    try {
      Reserve reserve = new Reserve(directory.reserve(), options.reserveBytes());
      Database database = new Opening(directory, options, schema, reserve).open();
      SqliteStore store = connect(directory, lock, reserve, database, options.ticker());
      isOpen = true;
      return store;
    } finally {
      if (!isOpen) {
        release(lock);
      }
    }
  }

  private static SqliteStore connect(
      StateDirectory directory, ProcessLock lock, Reserve reserve, Database database, Ticker ticker)
      throws StoreException {
    try {
      return new SqliteStore(directory, lock, reserve, database, ticker);
    } catch (SQLException failed) {
      close(database);
      throw Failures.of(directory.database(), failed);
    }
  }

  @Override
  public Memory recover() throws StoreException {
    return ask(reader::memory);
  }

  /// What was lost before, while the hold after it is not lifted.
  public Optional<Loss> loss() throws StoreException {
    return ask(reader::loss);
  }

  /// See [Store#keep]. When the disk is full, what begins a move or sends it is refused with FULL;
  /// what finishes one may use the space in reserve (T11). After a full disk, nothing begins before
  /// the reserve is whole again.
  @Override
  public void keep(List<Durable> durables) throws StoreException {
    synchronized (writing) {
      requireUsable();
      boolean begins = durables.stream().anyMatch(Reserve::begins);
      if (begins && !reserve.restore()) {
        throw new StoreException(
            StoreFailure.FULL,
            "too little space left for "
                + directory.database()
                + " to begin a move; free some on its file system");
      }
      try {
        write(durables);
      } catch (StoreException failed) {
        boolean mayUseReserve = !begins && durables.stream().anyMatch(Reserve::finishes);
        if (failed.failure() != StoreFailure.FULL || !mayUseReserve || !reserve.release()) {
          throw failed;
        }
        write(durables);
      }
    }
  }

  @Override
  public List<JournalRow> history(Optional<DnsName> domain, int limit) throws StoreException {
    requirePositive(limit);
    return ask(() -> reader.history(domain, limit));
  }

  @Override
  public List<Advice> advices(Optional<DnsName> domain, int limit) throws StoreException {
    requirePositive(limit);
    return ask(() -> reader.advices(domain, limit));
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit of " + limit + " rows; ask for 1 or more");
    }
  }

  @Override
  public List<SealedRow> sealed(Optional<Instant> since, long after, int limit)
      throws StoreException {
    requirePositive(limit);
    return ask(() -> reader.sealed(since, after, limit));
  }

  @Override
  public Head head() {
    return writer.head();
  }

  @Override
  public List<JournalRow> timeline(String switchover) throws StoreException {
    return ask(() -> reader.timeline(switchover));
  }

  @Override
  public Optional<Switchover> switchover(String id) throws StoreException {
    return ask(() -> reader.switchover(id));
  }

  /// Is the state file still the one that was opened (T15)? Also sets space aside again after a
  /// full disk. Costs a few microseconds; the daemon asks every minute.
  ///
  /// @throws StoreException CORRUPT if the file was deleted or replaced
  public void verify() throws StoreException {
    synchronized (writing) {
      requireUsable();
      reserve.restore();
    }
  }

  /// Forgets journal rows and finished switchovers from before a moment, and the oldest rows beyond
  /// a number; never what an unfinished switchover, a block period or a domain's newest move needs
  /// (I10). Works in small bites: call it again until it answers 0.
  ///
  /// @param rowsMax how many journal rows are kept at most; 1 or more
  /// @return how many rows this call has removed
  public int prune(Instant before, long rowsMax) throws StoreException {
    synchronized (writing) {
      requireUsable();
      try {
        return pruning.prune(before, rowsMax);
      } catch (SQLException failed) {
        throw Failures.of(directory.database(), failed);
      }
    }
  }

  /// Writes a copy of the whole state, as it is at one moment, while work goes on. The copy is a
  /// state file itself: put it in place of `wayout.db` to go back to it.
  ///
  /// @param to a file that does not exist yet
  public void backup(Path to) throws StoreException {
    requireOpen();
    directory.create(to);
    try (Database database = Database.reader(directory.database())) {
      Schema.copy(database, to.toAbsolutePath());
    } catch (SQLException failed) {
      throw Failures.of(to, failed);
    }
  }

  @Override
  public void close() {
    synchronized (writing) {
      synchronized (asking) {
        if (isClosed) {
          return;
        }
        isClosed = true;
        // The reader first: the last one to leave tidies the log away, and must be able to write.
        close(readerDatabase);
        close(writerDatabase);
        release(lock);
      }
    }
  }

  private void write(List<Durable> durables) throws StoreException {
    try {
      writer.keep(durables);
    } catch (SQLException failed) {
      throw Failures.of(directory.database(), failed);
    }
  }

  private <T> T ask(Database.Work<T> question) throws StoreException {
    synchronized (asking) {
      requireOpen();
      try {
        return question.run();
      } catch (SQLException failed) {
        throw Failures.of(directory.database(), failed);
      } catch (IllegalArgumentException
          | DateTimeException
          | IndexOutOfBoundsException unreadable) {
        throw Failures.damaged(
            directory.database(), "a row can't be read: " + unreadable.getMessage());
      }
    }
  }

  private void requireUsable() throws StoreException {
    requireOpen();
    if (!directory.identity().equals(identity)) {
      throw new StoreException(
          StoreFailure.CORRUPT,
          directory.database()
              + " was deleted or replaced while the agent runs; restart it, it then starts held");
    }
  }

  private void requireOpen() throws StoreException {
    if (isClosed) {
      throw new StoreException(
          StoreFailure.UNREACHABLE, directory.database() + " is closed; open it again");
    }
  }

  /// Nothing is lost when closing fails: what was kept is in the log.
  private static void close(Database database) {
    try {
      database.close();
    } catch (SQLException unclean) {
      // The next start recovers from the log.
    }
  }

  private static void release(ProcessLock lock) {
    try {
      lock.close();
    } catch (IOException unclean) {
      // The operating system frees it with the process.
    }
  }
}
