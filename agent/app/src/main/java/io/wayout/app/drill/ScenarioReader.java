// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.drill.script.Cue;
import io.wayout.drill.script.Expect;
import io.wayout.drill.script.Part;
import io.wayout.drill.script.Role;
import io.wayout.drill.script.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Makes a scenario of what was read, and reports what makes no sense. Used once.
final class ScenarioReader {
  private static final String START = "2026-01-05T03:00:00Z";
  private static final int CUES_MAX = 500;

  private final Problems problems;

  ScenarioReader(Problems problems) {
    this.problems = problems;
  }

  /// Empty if something that must be there is not; that is already reported.
  Optional<Scenario> scenario(Form form) {
    List<Role> roles = form.named("roles").stream().flatMap(f -> role(f).stream()).toList();
    Optional<Duration> length = form.time("length");
    if (length.isEmpty() || form.text("id").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Scenario(
            form.text("id").orElseThrow(),
            form.text("title").orElse(""),
            Scenario.Kind.valueOf(form.text("kind").orElseThrow().toUpperCase(Locale.ROOT)),
            Instant.parse(form.text("start").orElse(START)),
            form.text("story").orElse(""),
            texts(form.items("facts")),
            roles,
            timeline(form, roles, length.get()),
            length.get(),
            expect(form.partOrDefaults("expect"))));
  }

  private static List<String> texts(List<Field> items) {
    return items.stream().flatMap(item -> item.text().stream()).toList();
  }

  private static Optional<Role> role(Field field) {
    return field
        .form()
        .flatMap(form ->
            form.text("otherwise")
                .flatMap(Part::of)
                .map(part -> new Role(field.key(), texts(form.items("vendors")), part)));
  }

  private List<Cue> timeline(Form form, List<Role> roles, Duration length) {
    List<Field> items = form.items("timeline");
    if (items.isEmpty() || items.size() > CUES_MAX) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf("timeline"),
          form.pathOf("timeline"),
          "'timeline' has " + items.size() + " items",
          "write 1 to " + CUES_MAX);
    }
    CueReader reader = new CueReader(problems, roles, length);
    List<Cue> cues = new ArrayList<>();
    items.forEach(item -> item.form().flatMap(reader::cue).ifPresent(cues::add));
    cues.sort(Comparator.comparing(Cue::at));
    return cues;
  }

  private static Expect expect(Form form) {
    Optional<Expect.Limit> rto = form.text("restored-within").map(_ -> new Expect.Rto());
    return new Expect(
        number(form, "writes-max"),
        number(form, "moves-max"),
        rto.or(() -> form.time("restored-within").map(Expect.Time::new)),
        form.text("stuck").filter("allowed"::equals).isPresent(),
        form.text("ends-at").map(e -> Expect.End.valueOf(e.toUpperCase(Locale.ROOT))));
  }

  private static OptionalInt number(Form form, String key) {
    return form.number(key).map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
