// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.model;

import java.util.function.UnaryOperator;

/// What a freeze covers.
public sealed interface Where {
  record Domain(String name) implements Where {}

  record Vendor(String name) implements Where {}

  record Everything() implements Where {}

  /// The same with a value for each parameter.
  default Where filled(UnaryOperator<String> fill) {
    return switch (this) {
      case Domain(var name) -> new Domain(fill.apply(name));
      case Vendor(var name) -> new Vendor(fill.apply(name));
      case Everything _ -> this;
    };
  }

  /// E.g. `vendor alibaba`.
  default String words() {
    return switch (this) {
      case Domain(var name) -> name;
      case Vendor(var name) -> "vendor " + name;
      case Everything _ -> "everything";
    };
  }
}
