// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.run;

import io.wayout.core.model.Topology;
import io.wayout.sim.check.Violation;
import io.wayout.sim.fault.Schedule;
import io.wayout.sim.world.Happening;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// What one schedule led to.
///
/// @param violations empty if every invariant held
public record Outcome(Schedule schedule, List<Happening> history, List<Violation> violations) {
  public Outcome {
    history = List.copyOf(history);
    violations = List.copyOf(violations);
  }

  /// The configuration that the agent was first started with.
  public Topology topology() {
    return schedule.topology();
  }

  /// The command that plays it again, at the root of the repository.
  public String replay() {
    return "deploy/replay " + schedule.name();
  }

  /// What people need to understand it, one line each: what went wrong, what the agent did, and
  /// where an invariant broke.
  public String timeline() {
    return Timeline.of(history, violations).text();
  }

  /// A fingerprint of everything that happened.
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      Timeline.everything(history)
          .forEach(line -> sha.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  /// For whoever has to find out: the broken invariants, the way to see it again, the timeline.
  public String report() {
    String broken = violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
    return "schedule "
        + schedule.name()
        + "\n"
        + broken
        + "\nreplay: "
        + replay()
        + "\n\n"
        + timeline();
  }
}
