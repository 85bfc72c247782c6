// SPDX-License-Identifier: Apache-2.0
/// Folds observations into verdicts with hysteresis: checks, targets, control planes, name servers
/// and our own network. Pure; knows nothing of plans and moves.
@NullMarked
package io.wayout.core.health;

import org.jspecify.annotations.NullMarked;
