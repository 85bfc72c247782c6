// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.drill;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.book.ScenarioKeys;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.config.tree.Problems;
import io.wayout.drill.script.AgentTrouble;
import io.wayout.drill.script.ApiTrouble;
import io.wayout.drill.script.Cue;
import io.wayout.drill.script.Order;
import io.wayout.drill.script.Part;
import io.wayout.drill.script.Role;
import io.wayout.drill.script.TargetTrouble;
import io.wayout.drill.script.Trouble;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one line of a timeline.
final class CueReader {
  private static final List<String> SERVERS = List.of("silent", "lagging", "delayed");
  private static final List<String> RESTARTED =
      List.of("killed", "paused", "suspended", "store-lost");
  private static final Duration RESTART = Duration.ofSeconds(10);

  private final Problems problems;
  private final List<String> roles;
  private final Duration length;

  CueReader(Problems problems, List<Role> roles, Duration length) {
    this.problems = problems;
    this.roles = roles.stream().map(Role::name).toList();
    this.length = length;
  }

  /// Empty after at least one reported problem.
  Optional<Cue> cue(Form form) {
    Optional<Duration> at = form.time("at").filter(t -> isWithin(form, t));
    List<String> subjects = ScenarioKeys.subjects().stream().filter(form::has).toList();
    if (subjects.size() > 1) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.field(subjects.get(1)).orElseThrow().keySpot(),
          form.pathOf(subjects.get(1)),
          "'" + subjects.get(0) + "' and '" + subjects.get(1) + "' in one item",
          "make it two items with the same 'at'");
      return Optional.empty();
    }
    String note = form.text("note").orElse("");
    if (subjects.isEmpty() && note.isEmpty()) {
      problems.add(
          ProblemCode.MISSING_KEY,
          form.spot(),
          form.path(),
          "nothing happens in this item",
          "add one of " + String.join(", ", ScenarioKeys.subjects()) + ", or a 'note'");
    }
    if (at.isEmpty()) {
      return Optional.empty();
    }
    Duration rest = length.minus(at.get());
    Optional<Trouble> trouble =
        subjects.isEmpty()
            ? Optional.of(new Trouble.Aside())
            : trouble(form, subjects.getFirst(), form.time("for").orElse(rest));
    return trouble.map(t -> new Cue(at.get(), t, note));
  }

  private boolean isWithin(Form form, Duration at) {
    boolean isWithin = at.compareTo(length) < 0;
    if (!isWithin) {
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf("at"),
          form.pathOf("at"),
          "'at' is not before the end of the scenario",
          "make 'length' longer than this");
    }
    return isWithin;
  }

  private Optional<Trouble> trouble(Form form, String subject, Duration lasts) {
    return switch (subject) {
      case "api" -> role(form, subject).flatMap(r -> api(form, r, lasts));
      case "servers" -> role(form, subject).flatMap(r -> servers(form, r, lasts));
      case "targets" -> role(form, subject).flatMap(r -> targets(form, r, lasts));
      case "agent" ->
          form.text(subject)
              .map(
                  t -> new Trouble.Agent(AgentTrouble.valueOf(name(t)), agentTime(form, t, lasts)));
      case "witnesses" -> form.number(subject).map(n -> new Trouble.Witnesses(n, lasts));
      case "resolvers" ->
          form.text(subject).map(t -> new Trouble.Resolvers(t.equals("lying"), lasts));
      case "clock" -> form.time(subject).map(Trouble.Clock::new);
      case "operator" -> form.text(subject).map(t -> new Trouble.Operator(Order.valueOf(name(t))));
      default -> form.text(subject).flatMap(Part::of).map(part -> edit(form, part));
    };
  }

  /// Who is killed is started again soon, and who is stopped goes on soon.
  private static Duration agentTime(Form form, String what, Duration lasts) {
    return RESTARTED.contains(what) ? form.time("for").orElse(RESTART) : lasts;
  }

  private static Trouble edit(Form form, Part part) {
    return new Trouble.ForeignEdit(part, form.text("holds").filter("standby"::equals).isPresent());
  }

  private Optional<String> role(Form form, String subject) {
    Optional<String> role = form.text(subject);
    if (role.isPresent() && !roles.contains(role.get()) && Part.of(role.get()).isEmpty()) {
      List<String> known = Stream.concat(roles.stream(), Part.words().stream()).toList();
      problems.add(
          ProblemCode.BAD_VALUE,
          form.spotOf(subject),
          form.pathOf(subject),
          "there is no role '" + role.get() + "'",
          Nearest.remedy(role.get(), known));
      return Optional.empty();
    }
    return role;
  }

  private Optional<Trouble> api(Form form, String role, Duration lasts) {
    List<String> known = Stream.concat(words(ApiTrouble.values()), Stream.of("stale")).toList();
    return is(form, "api", known)
        .flatMap(is ->
            is.equals("stale")
                ? needed(form, "by").map(by -> new Trouble.Stale(role, by, lasts))
                : Optional.of(new Trouble.Api(role, ApiTrouble.valueOf(name(is)), lasts)));
  }

  private Optional<Trouble> servers(Form form, String role, Duration lasts) {
    return is(form, "servers", SERVERS)
        .flatMap(is ->
            switch (is) {
              case "silent" -> Optional.of(new Trouble.Silence(role, lasts));
              case "lagging" -> needed(form, "by").map(by -> new Trouble.Lag(role, by, lasts));
              default -> needed(form, "by").map(by -> new Trouble.Delay(role, by, lasts));
            });
  }

  private Optional<Trouble> targets(Form form, String role, Duration lasts) {
    List<String> known =
        Stream.concat(words(TargetTrouble.values()), Stream.of("flapping")).toList();
    return is(form, "targets", known)
        .flatMap(is ->
            is.equals("flapping")
                ? needed(form, "every").map(half -> new Trouble.Flapping(role, half, lasts))
                : Optional.of(new Trouble.Targets(role, TargetTrouble.valueOf(name(is)), lasts)));
  }

  private Optional<String> is(Form form, String subject, List<String> known) {
    Optional<String> is = form.text("is");
    if (is.isPresent() && known.contains(is.get())) {
      return is;
    }
    problems.add(
        is.isPresent() ? ProblemCode.BAD_VALUE : ProblemCode.MISSING_KEY,
        form.spotOf("is"),
        form.pathOf("is"),
        is.map(i -> "'" + subject + "' can't be '" + i + "'").orElse("'is' is missing"),
        "write 'is:' with one of " + String.join(", ", known));
    return Optional.empty();
  }

  private Optional<Duration> needed(Form form, String key) {
    Optional<Duration> time = form.time(key);
    if (time.isEmpty() && !form.has(key)) {
      problems.add(
          ProblemCode.MISSING_KEY,
          form.spot(),
          form.pathOf(key),
          "'" + key + "' is missing",
          "add '" + key + ":' with a duration such as 1m");
    }
    return time;
  }

  private static Stream<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String name(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
