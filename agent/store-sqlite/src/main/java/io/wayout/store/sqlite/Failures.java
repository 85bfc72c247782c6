// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What an error of SQLite or of the file system means, and what to do about it.
public final class Failures {
  private static final int PRIMARY_CODE_MASK = 0xff;
  private static final long SPACE_BYTES_MIN = 64 * 1024;

  private Failures() {}

  public static StoreException of(Path file, SQLException cause) {
    return new StoreException(
        failure(file, cause), message(file, failure(file, cause), cause), cause);
  }

  public static StoreException of(Path file, IOException cause) {
    StoreFailure failure = isFull(file) ? StoreFailure.FULL : StoreFailure.UNREACHABLE;
    return new StoreException(failure, message(file, failure, cause), cause);
  }

  public static StoreException damaged(Path file, String what) {
    return new StoreException(StoreFailure.CORRUPT, file + " is damaged: " + what);
  }

  private static StoreFailure failure(Path file, SQLException cause) {
    int code = cause.getErrorCode() & PRIMARY_CODE_MASK;
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return StoreFailure.FULL;
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return StoreFailure.BUSY;
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return StoreFailure.CORRUPT;
    }
    // The shared-memory file has no room, either, and says so as an I/O error.
    return isFull(file) ? StoreFailure.FULL : StoreFailure.UNREACHABLE;
  }

  private static boolean isFull(Path file) {
    try {
      Path existing = Files.exists(file) ? file : file.toAbsolutePath().getParent();
      return existing != null && Files.getFileStore(existing).getUsableSpace() < SPACE_BYTES_MIN;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static String message(Path file, StoreFailure failure, Exception cause) {
    return switch (failure) {
      case FULL -> "no space left for " + file + "; free some on its file system";
      case BUSY -> file + " is locked by another program; close it (is a SQLite shell open?)";
      case CORRUPT ->
          file + " is damaged (" + text(cause) + "); restart the agent, which then starts held";
      case TOO_NEW, UNREACHABLE ->
          file + " can't be used (" + text(cause) + "); check the disk and its permissions";
    };
  }

  /// A file-system exception's message alone is just the file's name.
  private static String text(Exception cause) {
    return cause instanceof FileSystemException
        ? cause.toString()
        : String.valueOf(cause.getMessage());
  }
}
