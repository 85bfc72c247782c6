// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Which domains are meant: by name, by tag, or all.
public record Choice(List<String> domains, Optional<String> tag, boolean isAll) {
  public Choice {
    domains = List.copyOf(domains);
  }

  public boolean isEmpty() {
    return domains.isEmpty() && tag.isEmpty() && !isAll;
  }

  Choice filled(UnaryOperator<String> fill) {
    return new Choice(domains.stream().map(fill).toList(), tag.map(fill), isAll);
  }

  /// E.g. `www.shop.example` or `every domain tagged tier-1`.
  public String words() {
    if (isAll) {
      return "every domain";
    }
    String named = String.join(", ", domains);
    String tagged = tag.map(t -> "every domain tagged " + t).orElse("");
    return named.isEmpty() || tagged.isEmpty() ? named + tagged : named + " and " + tagged;
  }
}
