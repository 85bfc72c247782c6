// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A prepared procedure.
///
/// @param text when it is meant
/// @param source the YAML that it was read from, so that a run survives a change of the file
public record Runbook(
    String name,
    String title,
    String text,
    List<Parameter> parameters,
    List<Guard> guards,
    List<Step> steps,
    String source) {
  public Runbook {
    parameters = List.copyOf(parameters);
    guards = List.copyOf(guards);
    steps = List.copyOf(steps);
  }

  /// The same with a value for each of its parameters.
  public Runbook filled(Map<String, String> values) {
    UnaryOperator<String> fill = text -> Template.fill(text, values);
    return new Runbook(
        name,
        title,
        text,
        parameters,
        guards.stream().map(g -> g.filled(fill)).toList(),
        steps.stream().map(s -> s.filled(fill)).toList(),
        source);
  }

  public Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
  }
}
