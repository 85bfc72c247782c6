// SPDX-License-Identifier: Apache-2.0
/// Reads runbooks and triggers: every problem with its line and remedy, everything or nothing.
@NullMarked
package io.wayout.app.config.runbook;

import org.jspecify.annotations.NullMarked;
