// SPDX-License-Identifier: Apache-2.0
/// The doors through which the agent touches the world: time, randomness, threads, disk and
/// network.
///
/// The daemon implements them with the real world, the simulator with a virtual one; nothing behind
/// them knows the difference. Interfaces and values only.
@NullMarked
package io.wayout.engine.port;

import org.jspecify.annotations.NullMarked;
