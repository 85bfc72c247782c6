// SPDX-License-Identifier: Apache-2.0
/// Oracles of where users are led, whose resolvers keep answers for a while.
@NullMarked
package io.wayout.sim.check.user;

import org.jspecify.annotations.NullMarked;
