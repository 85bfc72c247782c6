// SPDX-License-Identifier: Apache-2.0
/// Oracles of what must happen in the end: users are led away, and everything is put right again.
@NullMarked
package io.wayout.sim.check.live;

import org.jspecify.annotations.NullMarked;
