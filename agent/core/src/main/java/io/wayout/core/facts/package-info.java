// SPDX-License-Identifier: Apache-2.0
/// Gathers from the state what the planner and the decider are given: the chain with what is known
/// of each link, the healths, the climate, the freezes, the pace. Pure; starts nothing.
@NullMarked
package io.wayout.core.facts;

import org.jspecify.annotations.NullMarked;
