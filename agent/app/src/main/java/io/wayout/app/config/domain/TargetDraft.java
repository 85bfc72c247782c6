// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.Form;
import io.wayout.core.model.Check;
import io.wayout.core.model.Target;
import java.util.List;

/// A target with its checks and the place where it was written.
public record TargetDraft(Target target, List<CheckDraft> checks, Form form) {

  /// A check and the place where it was written.
  public record CheckDraft(Check check, Form form) {}

  public TargetDraft {
    checks = List.copyOf(checks);
  }
}
