// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.core.model.Topology;
import io.wayout.sim.check.Violation;
import io.wayout.sim.world.Happening;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// What one seed led to.
///
/// @param violations empty if every invariant held
public record Outcome(
    long seed, Topology topology, List<Happening> history, List<Violation> violations) {
  public Outcome {
    history = List.copyOf(history);
    violations = List.copyOf(violations);
  }

  /// The command that plays this seed again.
  public String replay() {
    return "mvn -B -pl agent/sim -am test -Dtest=SeedsSimTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dwayout.seed="
        + seed;
  }

  /// Everything that happened, one line each, with the time since the start.
  public String timeline() {
    return history.stream().map(Lines::of).collect(Collectors.joining("\n"));
  }

  /// A fingerprint of the timeline.
  public String digest() {
    try {
      byte[] bytes = timeline().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  /// For whoever has to find out: the broken invariants, the way to see it again, the timeline.
  public String report() {
    String broken = violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
    return "seed " + seed + "\n" + broken + "\nreplay: " + replay() + "\n\n" + timeline();
  }
}
