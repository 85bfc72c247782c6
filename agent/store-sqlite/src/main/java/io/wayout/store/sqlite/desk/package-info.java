// SPDX-License-Identifier: Apache-2.0
/// What people and programs leave with the agent beyond the journal, in a file of its own,
/// `desk.db` beside the state file: whatever happens here can't hold up a move (law 11).
///
/// One class of rows for each part, with plain records at its door; `java.sql` stays in this room.
/// Never anything that a decision needs: that is the journal's.
@NullMarked
package io.wayout.store.sqlite.desk;

import org.jspecify.annotations.NullMarked;
