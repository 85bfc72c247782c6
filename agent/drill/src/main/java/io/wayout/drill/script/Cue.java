// SPDX-License-Identifier: Apache-2.0
package io.wayout.drill.script;

import java.time.Duration;

/// When what happens.
///
/// @param at since the start
/// @param note for the reader; may be empty
public record Cue(Duration at, Trouble trouble, String note) {}
