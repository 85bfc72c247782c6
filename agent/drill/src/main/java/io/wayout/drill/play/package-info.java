// SPDX-License-Identifier: Apache-2.0
/// Puts a scenario on the simulator's stage and lets it run to its end, with the real agent in it.
@NullMarked
package io.wayout.drill.play;

import org.jspecify.annotations.NullMarked;
