// SPDX-License-Identifier: Apache-2.0
/// Oracles of what is durable: before what, and how truly.
@NullMarked
package io.wayout.sim.check.journal;

import org.jspecify.annotations.NullMarked;
