// SPDX-License-Identifier: Apache-2.0
/// Oracles of what automation decides: on which evidence, when, and for how many domains at once.
@NullMarked
package io.wayout.sim.check.decide;

import org.jspecify.annotations.NullMarked;
