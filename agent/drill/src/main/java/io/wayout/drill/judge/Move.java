// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.judge;

import io.wayout.core.switchover.Cause;
import java.time.Instant;

/// A change of the agent that led users elsewhere, or another way.
///
/// @param at when the vendor had it
/// @param link which one of the chain, from 1
/// @param to the target's name that the chain led to then; empty if to none
/// @param isElsewhere users were led to another target, not just another way
public record Move(
    Instant at, int link, String account, Cause cause, String to, boolean isElsewhere) {}
