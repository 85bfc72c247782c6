// SPDX-License-Identifier: Apache-2.0
/// The one fold of the agent: `(State, Event, now) → (State', what to keep, what to do)`.
///
/// The shell feeds events in, makes the durables durable, and only then carries out the actions.
/// Pure: no I/O, clock, thread or logger.
@NullMarked
package io.wayout.core.fold;

import org.jspecify.annotations.NullMarked;
