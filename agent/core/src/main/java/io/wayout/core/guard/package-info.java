// SPDX-License-Identifier: Apache-2.0
/// Reasons to refuse: freezes, blast radius, stale plans, foreign values. Each refusal names what
/// stands in the way and what would open it.
@NullMarked
package io.wayout.core.guard;

import org.jspecify.annotations.NullMarked;
