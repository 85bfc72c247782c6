// SPDX-License-Identifier: Apache-2.0
/// Virtual time: the second implementation of the engine's clock and threads. A day passes in the
/// blink of an eye, and the same seed passes it the same way.
@NullMarked
package io.wayout.sim.time;

import org.jspecify.annotations.NullMarked;
