// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.plan;

import io.wayout.app.config.key.Times;
import io.wayout.app.config.tree.Nearest;
import io.wayout.app.runbook.model.Parameter;
import io.wayout.app.runbook.model.Runbook;
import io.wayout.core.audit.EscapeMatrix;
import io.wayout.core.audit.Home;
import io.wayout.core.model.Target;
import io.wayout.core.model.Topology;
import io.wayout.dns.DnsName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The values of a runbook's parameters, judged.
///
/// @param problems what is wrong with them, for people; empty: they can be used
public record Values(Map<String, String> byName, List<String> problems) {
  private static final int TEXT_CHARS_MAX = 500;

  public Values {
    byName = Map.copyOf(byName);
    problems = List.copyOf(problems);
  }

  /// @param given by a person or a trigger
  public static Values of(Runbook runbook, Map<String, String> given, Topology topology) {
    Map<String, String> values = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (String name : new TreeMap<>(given).keySet()) {
      if (runbook.parameter(name).isEmpty()) {
        List<String> known = runbook.parameters().stream().map(Parameter::name).toList();
        problems.add("there is no parameter '" + name + "'; " + Nearest.remedy(name, known));
      }
    }
    for (Parameter parameter : runbook.parameters()) {
      Optional<String> value =
          Optional.ofNullable(given.get(parameter.name())).or(parameter::fallback);
      if (value.isEmpty()) {
        problems.add(
            "the parameter '" + parameter.name() + "' (" + word(parameter) + ") is missing");
      } else {
        values.put(parameter.name(), value.get());
        boolean isDefault = value.equals(parameter.fallback());
        if (!isDefault || !value.get().isEmpty()) {
          flaw(parameter, value.get(), topology).ifPresent(problems::add);
        }
      }
    }
    return new Values(values, problems);
  }

  private static String word(Parameter parameter) {
    return parameter.type().name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> flaw(Parameter parameter, String value, Topology topology) {
    boolean isText =
        value.length() <= TEXT_CHARS_MAX && value.chars().noneMatch(Character::isISOControl);
    if (!isText) {
      return Optional.of(
          "the value of '" + parameter.name() + "' is too long or has control characters");
    }
    return switch (parameter.type()) {
      case TEXT -> Optional.empty();
      case DURATION ->
          Times.parse(value).isPresent()
              ? Optional.empty()
              : Optional.of(parameter.name() + ": '" + value + "' is no duration, such as 10m");
      case CHOICE -> among(parameter, value, parameter.choices());
      case DOMAIN ->
          Choices.domain(topology, value).isPresent()
              ? Optional.empty()
              : among(
                  parameter,
                  value,
                  topology.domains().keySet().stream().map(DnsName::text).toList());
      case VENDOR -> among(parameter, value, vendors(topology));
      case TARGET ->
          among(
              parameter,
              value,
              topology.domains().values().stream()
                  .flatMap(d -> d.targets().stream())
                  .map(Target::name)
                  .distinct()
                  .toList());
    };
  }

  private static List<String> vendors(Topology topology) {
    return EscapeMatrix.vendors(topology, new Home("", List.of()));
  }

  private static Optional<String> among(
      Parameter parameter, String value, Collection<String> known) {
    if (known.contains(value)) {
      return Optional.empty();
    }
    List<String> some = known.stream().limit(20).toList();
    String near = Nearest.of(value, known).map(n -> "did you mean '" + n + "'?").orElse("");
    return Optional.of(
        parameter.name()
            + ": there is no "
            + word(parameter)
            + " '"
            + value
            + "'; "
            + (near.isEmpty() ? "known here: " + String.join(", ", some) : near));
  }
}
