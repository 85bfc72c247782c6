// SPDX-License-Identifier: Apache-2.0
/// The faulty world that the simulated agent lives in: vendors, name servers, targets, a network, a
/// disk, and the true record of everything that happened. Knows nothing of the agent's reasoning.
@NullMarked
package io.wayout.sim.world;

import org.jspecify.annotations.NullMarked;
