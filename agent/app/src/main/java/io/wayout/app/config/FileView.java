// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The files that a configuration is made of. Thread-safe.
public interface FileView {

  /// The permission bits of a file, e.g. `0640`; links are followed.
  ///
  /// @throws IOException if the file is absent or can't be looked at
  int mode(Path file) throws IOException;

  /// At most `bytesMax` bytes from the start of a file.
  ///
  /// @throws IOException if the file is absent or can't be read
  byte[] read(Path file, int bytesMax) throws IOException;

  /// The names of the plain files in a folder, sorted.
  ///
  /// @throws IOException if the folder is absent or can't be read
  List<String> list(Path folder) throws IOException;
}
