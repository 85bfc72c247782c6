// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of one store: their names, who may touch them, and how they are moved.
///
/// The state file is never opened from here, because closing it would drop the locks that SQLite
/// holds on it in this process (POSIX record locks belong to the process and the file).
final class StateDirectory {
  private static final String NAME = "wayout.db";
  private static final List<String> COMPANIONS = List.of("", "-wal", "-shm", "-journal");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private final Path directory;

  StateDirectory(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  Path database() {
    return directory.resolve(NAME);
  }

  /// Where a new state file is built, to be renamed once it is whole.
  Path unborn() {
    return directory.resolve(NAME + ".new");
  }

  Path lock() {
    return directory.resolve("wayout.lock");
  }

  Path reserve() {
    return directory.resolve("wayout.reserve");
  }

  /// Where the state file of an older schema is kept.
  Path ofSchema(long version) {
    return directory.resolve(NAME + ".schema-" + version);
  }

  /// Makes the directory, or sees to it that it and the state in it are nobody else's (I91).
  void prepare(boolean allowsLooseModes) throws StoreException {
    if (directory.toString().contains("?")) {
      throw new StoreException(
          StoreFailure.UNREACHABLE, directory + " has a '?' in its name; choose another one");
    }
    try {
      if (!Files.isDirectory(directory)) {
        make();
      }
      if (!allowsLooseModes && isPosix()) {
        requireTight(directory);
        requireTight(database());
        requireOwn(database());
      }
    } catch (IOException unusable) {
      throw Failures.of(directory, unusable);
    }
  }

  /// Also makes the new names durable: a power loss would otherwise take the directory away with
  /// everything that was kept in it.
  private void make() throws IOException {
    List<Path> parents = new ArrayList<>();
    for (Path path = directory; !Files.isDirectory(path); ) {
      Path parent = path.getParent();
      if (parent == null) {
        break;
      }
      parents.add(parent);
      path = parent;
    }
    Files.createDirectories(directory, ownerOnly("rwx------"));
    for (Path parent : parents) {
      if (Files.isReadable(parent)) {
        sync(parent);
      }
    }
  }

  /// Was there ever a state here, although its file is gone? A directory that was never used has at
  /// most a lock file.
  boolean hasTraces() throws StoreException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name ->
              name.equals(reserve().getFileName().toString())
                  || (name.startsWith(NAME) && !name.startsWith(NAME + ".new")));
    } catch (IOException unreadable) {
      throw Failures.of(directory, unreadable);
    }
  }

  /// Tells one file from another that took its name; empty if there is none.
  Optional<Object> identity() {
    try {
      @Nullable Object key = Files.readAttributes(database(), BasicFileAttributes.class).fileKey();
      return Optional.ofNullable(key);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// Renames the state file and what SQLite keeps beside it, so that nothing of it is lost.
  ///
  /// @return its new name
  Path quarantine(Instant at) throws StoreException {
    String stem = NAME + ".corrupt-" + STAMP.format(at);
    String name = stem;
    for (int copy = 2; Files.exists(directory.resolve(name)); copy++) {
      name = stem + "-" + copy;
    }
    try {
      for (String companion : COMPANIONS) {
        Path file = directory.resolve(NAME + companion);
        if (Files.exists(file)) {
          Files.move(file, directory.resolve(name + companion), StandardCopyOption.ATOMIC_MOVE);
        }
      }
      sync();
    } catch (IOException stuck) {
      throw Failures.of(database(), stuck);
    }
    return directory.resolve(name);
  }

  /// An empty file that only its owner may read and write; SQLite gives its companions the same
  /// permissions.
  void create(Path file) throws StoreException {
    try {
      Files.createFile(file, ownerOnly("rw-------"));
    } catch (FileAlreadyExistsException inTheWay) {
      throw new StoreException(
          StoreFailure.UNREACHABLE, file + " exists already; choose another name", inTheWay);
    } catch (IOException unusable) {
      throw Failures.of(file, unusable);
    }
  }

  /// Removes what a crash has left of a file that was being built.
  void discard(Path file) throws StoreException {
    try {
      for (String companion : COMPANIONS) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + companion));
      }
    } catch (IOException unusable) {
      throw Failures.of(file, unusable);
    }
  }

  /// Renames a file that is whole, durably.
  void rename(Path from, Path to) throws StoreException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync();
    } catch (IOException stuck) {
      throw Failures.of(from, stuck);
    }
  }

  /// Makes renames durable.
  private void sync() throws IOException {
    sync(directory);
  }

  private void sync(Path folder) throws IOException {
    if (isPosix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) throws IOException {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() throws IOException {
    Path existing = directory;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    FileStore store = Files.getFileStore(existing);
    return store.supportsFileAttributeView(PosixFileAttributeView.class);
  }

  private static void requireTight(Path path) throws IOException, StoreException {
    if (!Files.exists(path)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (OTHERS.stream().anyMatch(permissions::contains)) {
      throw new StoreException(
          StoreFailure.UNREACHABLE,
          path
              + " is open to other users ("
              + PosixFilePermissions.toString(permissions)
              + "); run: chmod o-rwx "
              + path);
    }
  }

  /// A file that is written by one user and then by another locks the first one out.
  private void requireOwn(Path path) throws IOException, StoreException {
    if (!Files.exists(path)) {
      return;
    }
    Path mine = Files.createTempFile(directory, ".owner", "");
    String me = Files.getOwner(mine).getName();
    Files.delete(mine);
    String owner = Files.getOwner(path).getName();
    if (!owner.equals(me)) {
      throw new StoreException(
          StoreFailure.UNREACHABLE,
          path + " belongs to " + owner + " and you are " + me + "; run as " + owner);
    }
  }
}
