// SPDX-License-Identifier: Apache-2.0
/// Oracles: each invariant as a predicate over what truly happened, written without any of the
/// agent's own reasoning, so that the two can't share a mistake.
@NullMarked
package io.wayout.sim.check;

import org.jspecify.annotations.NullMarked;
