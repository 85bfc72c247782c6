// SPDX-License-Identifier: Apache-2.0
/// Puts the real agent into the faulty world, lets time pass, and has the oracles judge what
/// happened. The same seed gives the same history, to the byte.
@NullMarked
package io.wayout.sim.run;

import org.jspecify.annotations.NullMarked;
