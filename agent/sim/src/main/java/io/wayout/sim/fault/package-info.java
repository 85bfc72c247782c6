// SPDX-License-Identifier: Apache-2.0
/// What goes wrong, when, and for how long: rolled from a seed, or named one by one by a test. Acts
/// on the world, and on the agent only as a person or an operating system could.
@NullMarked
package io.wayout.sim.fault;

import org.jspecify.annotations.NullMarked;
