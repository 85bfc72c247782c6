// SPDX-License-Identifier: Apache-2.0
/// The effects of steps. Each looks at the world before it acts, so that a step that was begun
/// before a crash is joined and not repeated. Moves go through the agent's own door, so that every
/// safety rule applies.
@NullMarked
package io.wayout.app.runbook.act;

import org.jspecify.annotations.NullMarked;
