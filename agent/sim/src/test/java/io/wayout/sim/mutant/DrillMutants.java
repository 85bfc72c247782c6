// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.mutant;

import java.util.List;

/// How live drills could be broken.
final class DrillMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "any-drill-is-fresh",
              "automation never asks for a drill",
              "core/facts/Drills",
              "if (within.isEmpty()) {",
              "if (within.isPresent()) {",
              "not rehearsed",
              "I97"),
          new Mutant(
              "drill-anywhere",
              "any domain may be drilled",
              "core/facts/DrillRule",
              "if (!rule.domains().contains(wish.domain())) {",
              "if (rule.stay().isNegative()) {",
              "drill where none is allowed",
              "I97"),
          new Mutant(
              "drill-under-freeze",
              "a freeze does not keep a drill from beginning",
              "core/facts/DrillRule",
              ".or(() -> frozen(state, domain, now))",
              "",
              "drill under a freeze",
              "I97"),
          new Mutant(
              "green-whatever-happened",
              "a drill that was called off counts as proof",
              "core/rehearsal/Rehearsal",
              "boolean isGreen = course.trouble().isEmpty();",
              "boolean isGreen = course.since() != null;",
              "standby fails in a drill",
              "I97"),
          new Mutant(
              "never-home",
              "a drill stays where it is",
              "core/rehearsal/Advance",
              "boolean isOver = !before.course().since().plus(before.script().stay()).isAfter(now);",
              "boolean isOver = before.script().stay().isNegative();",
              "drill",
              "I97"));

  private DrillMutants() {}
}
