// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.Form;
import io.wayout.app.config.key.PolicyKeys;
import io.wayout.app.config.tree.Spot;
import io.wayout.core.model.Policy;
import io.wayout.core.model.Policy.Failback;
import io.wayout.core.model.Policy.Mode;
import io.wayout.core.model.Policy.OnPlaneLoss;
import io.wayout.core.model.Policy.Partial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Reads what automation may do.
public final class PolicyReader {
  private PolicyReader() {}

  /// The policy of a form whose keys all have defaults.
  public static Policy policy(Form defaults) {
    Form builtIn = Form.absent(PolicyKeys.POLICY, "", Spot.of(Path.of("")));
    return new Policy(
        mode(defaults).or(() -> mode(builtIn)).orElseThrow(),
        time(defaults, builtIn, "down-for"),
        time(defaults, builtIn, "block"),
        time(defaults, builtIn, "standby-for"),
        failback(defaults).or(() -> failback(builtIn)).orElseThrow(),
        time(defaults, builtIn, "restore-after"),
        time(defaults, builtIn, "rto"),
        onPlaneLoss(defaults).or(() -> onPlaneLoss(builtIn)).orElseThrow(),
        partial(defaults).or(() -> partial(builtIn)).orElseThrow(),
        defaults.time("require-drill"));
  }

  /// A domain's policy: what it says itself, else the defaults.
  public static Policy overridden(Form own, Policy defaults) {
    return new Policy(
        mode(own).orElse(defaults.mode()),
        own.time("down-for").orElse(defaults.downFor()),
        own.time("block").orElse(defaults.block()),
        own.time("standby-for").orElse(defaults.standbyFor()),
        failback(own).orElse(defaults.failback()),
        own.time("restore-after").orElse(defaults.restoreAfter()),
        own.time("rto").orElse(defaults.rto()),
        onPlaneLoss(own).orElse(defaults.onPlaneLoss()),
        partial(own).orElse(defaults.partial()),
        own.time("require-drill").or(defaults::requireDrill));
  }

  private static Duration time(Form form, Form builtIn, String key) {
    return form.time(key).or(() -> builtIn.time(key)).orElseThrow();
  }

  private static Optional<Mode> mode(Form form) {
    return form.text("mode").map(text -> Mode.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  private static Optional<OnPlaneLoss> onPlaneLoss(Form form) {
    return form.text("on-control-plane-loss")
        .map(text -> OnPlaneLoss.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  private static Optional<Partial> partial(Form form) {
    return form.text("partial").map(text -> Partial.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  private static Optional<Failback> failback(Form form) {
    Optional<Failback> manual = form.text("failback").map(_ -> new Failback.Manual());
    return manual.or(() -> form.time("failback").map(Failback.After::new));
  }
}
