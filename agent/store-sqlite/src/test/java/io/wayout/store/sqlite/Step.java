// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

/// One thing that a process asked of the disk, or told the world, as it was recorded. Names are
/// those of files in the state directory.
sealed interface Step {
  /// The state directory itself came into being.
  record FolderMade() implements Step {}

  /// The state directory's own name became durable.
  record ParentSynced() implements Step {}

  record Created(String name) implements Step {}

  record Wrote(String name, long at, byte[] bytes) implements Step {}

  record Cut(String name, long length) implements Step {}

  record Synced(String name) implements Step {}

  /// The names in the state directory became durable.
  record FolderSynced() implements Step {}

  record Renamed(String from, String to) implements Step {}

  record Removed(String name) implements Step {}

  /// A line on the standard output: from here on, someone relies on it.
  record Said(String line) implements Step {}
}
