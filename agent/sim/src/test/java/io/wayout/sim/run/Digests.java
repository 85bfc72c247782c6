// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The fingerprints of some seeds, for a JVM of their own: enums and immutable maps hash
/// differently in each, so that an order that depends on hashes shows.
final class Digests {
  private Digests() {}

  /// @param args the file to write, and the seeds
  public static void main(String[] args) throws IOException {
    long[] seeds = Arrays.stream(args).skip(1).mapToLong(Long::parseLong).toArray();
    Files.writeString(Path.of(args[0]), of(seeds));
  }

  static String of(long... seeds) {
    return LongStream.of(seeds)
        .mapToObj(seed -> seed + " " + Simulation.run(seed).digest())
        .collect(Collectors.joining("\n"));
  }
}
