// SPDX-License-Identifier: Apache-2.0
/// Runbooks and triggers as values: what was written, free of YAML. No I/O, no clock.
@NullMarked
package io.wayout.app.runbook.model;

import org.jspecify.annotations.NullMarked;
