// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import java.time.Instant;

/// The state of before was lost, and nobody has lifted the hold since (I66).
///
/// @param at when the start noticed it, by the wall clock
/// @param what which file, what is wrong with it, and where it is now; for people
public record Loss(Instant at, String what) {}
