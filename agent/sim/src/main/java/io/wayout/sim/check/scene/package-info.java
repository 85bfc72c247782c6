// SPDX-License-Identifier: Apache-2.0
/// What oracles stand on: how everything truly stood at each moment of a history, told in facts
/// that no code of the agent had a hand in.
@NullMarked
package io.wayout.sim.check.scene;

import org.jspecify.annotations.NullMarked;
