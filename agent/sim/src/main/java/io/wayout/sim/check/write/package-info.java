// SPDX-License-Identifier: Apache-2.0
/// Oracles of what is written: which value, where, over what, and how often.
@NullMarked
package io.wayout.sim.check.write;

import org.jspecify.annotations.NullMarked;
