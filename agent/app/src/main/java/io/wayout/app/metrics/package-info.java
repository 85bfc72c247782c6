// SPDX-License-Identifier: Apache-2.0
/// What Prometheus may know of the agent: every metric by name, and their text.
///
/// Read from a snapshot of the state when somebody asks, and counted from notices; labels are
/// bounded by the configuration. No vendor's words and no secret become a label.
@NullMarked
package io.wayout.app.metrics;

import org.jspecify.annotations.NullMarked;
