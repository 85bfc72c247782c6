// SPDX-License-Identifier: Apache-2.0
/// The loop: takes events one at a time, folds them, keeps what must be kept, and hands out the
/// actions. Owns all mutable state of the agent.
@NullMarked
package io.wayout.engine.loop;

import org.jspecify.annotations.NullMarked;
