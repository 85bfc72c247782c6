// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Permissions that a store accepts.
final class OwnerOnly {
  static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = of("rwx------");
  static final FileAttribute<Set<PosixFilePermission>> FILE = of("rw-------");

  private OwnerOnly() {}

  private static FileAttribute<Set<PosixFilePermission>> of(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
