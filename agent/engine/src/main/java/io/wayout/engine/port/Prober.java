// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.port;

import io.wayout.core.model.ProbeResult;
import io.wayout.core.model.ProbeSpec;
import java.time.Duration;

/// Makes one probe. Blocks for at most `timeout` in total, never throws, never judges. Thread-safe.
@FunctionalInterface
public interface Prober {
  ProbeResult probe(ProbeSpec probe, Duration timeout);
}
