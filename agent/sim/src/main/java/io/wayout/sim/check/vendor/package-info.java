// SPDX-License-Identifier: Apache-2.0
/// Oracles of how far vendors are believed, and how they are burdened.
@NullMarked
package io.wayout.sim.check.vendor;

import org.jspecify.annotations.NullMarked;
