// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.runbook;

import io.wayout.app.config.ProblemCode;
import io.wayout.app.config.key.Field;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Problems;
import io.wayout.app.runbook.model.Choice;
import io.wayout.app.runbook.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a step is about.
final class Scopes {
  private Scopes() {}

  /// Exactly one of domain, vendor and all.
  static Optional<Where> where(Form form, Problems problems) {
    List<Where> found = new ArrayList<>();
    form.text("domain").map(Where.Domain::new).ifPresent(found::add);
    form.text("vendor").map(Where.Vendor::new).ifPresent(found::add);
    if (form.flag("all")) {
      found.add(new Where.Everything());
    }
    if (found.size() != 1) {
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          form.spot(),
          form.path(),
          "exactly one of domain, vendor and 'all: true' is needed",
          found.isEmpty() ? "add one" : "keep one");
      return Optional.empty();
    }
    return Optional.of(found.getFirst());
  }

  /// Domains, a tag, or all; may be none.
  static Choice choice(Form form) {
    return new Choice(
        form.items("domains").stream().map(Field::text).flatMap(Optional::stream).toList(),
        form.text("tag"),
        form.flag("all"));
  }

  /// At least one of domains, tag and all.
  static Optional<Choice> someChoice(Form form, Problems problems) {
    Choice choice = choice(form);
    if (choice.isEmpty()) {
      problems.add(
          ProblemCode.MISSING_KEY,
          form.spot(),
          form.path(),
          "no domain is chosen",
          "add domains, tag, or 'all: true'");
      return Optional.empty();
    }
    return Optional.of(choice);
  }
}
