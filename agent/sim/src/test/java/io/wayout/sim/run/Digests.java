// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The fingerprints of some seeds, for a JVM of their own: enums and immutable maps hash
/// differently in each, so that an order that depends on hashes shows.
final class Digests {
  private Digests() {}

  /// @param args the file to write, and how many seeds
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), of(Long.parseLong(args[1])));
  }

  static String of(long seeds) {
    return LongStream.range(0, seeds)
        .mapToObj(seed -> seed + " " + Simulation.run(seed).digest())
        .collect(Collectors.joining("\n"));
  }
}
