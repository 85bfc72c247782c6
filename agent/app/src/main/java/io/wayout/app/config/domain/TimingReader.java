// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.domain;

import io.wayout.app.config.key.CheckKeys;
import io.wayout.app.config.key.Form;
import io.wayout.app.config.tree.Spot;
import io.wayout.core.model.Check.Timing;
import java.nio.file.Path;

/// Reads the rhythm of checks.
public final class TimingReader {
  private TimingReader() {}

  /// The rhythm where nothing is configured.
  public static Timing builtIn() {
    Form form = Form.absent(CheckKeys.TIMING, "", Spot.of(Path.of("")));
    return new Timing(
        form.time("interval").orElseThrow(),
        form.time("timeout").orElseThrow(),
        form.time("confirm").orElseThrow(),
        form.number("fall").orElseThrow(),
        form.number("rise").orElseThrow());
  }

  /// What the form says, else the base.
  public static Timing overridden(Form own, Timing base) {
    return new Timing(
        own.time("interval").orElse(base.interval()),
        own.time("timeout").orElse(base.timeout()),
        own.time("confirm").orElse(base.confirm()),
        own.number("fall").orElse(base.fall()),
        own.number("rise").orElse(base.rise()));
  }
}
