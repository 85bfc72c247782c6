// SPDX-License-Identifier: Apache-2.0
package io.wayout.sim.world;

import java.time.Instant;

/// @param at true time, which no clock of the agent need agree with
public record Happening(Instant at, Fact fact) {}
