// SPDX-License-Identifier: Apache-2.0
/// Reading and replacing record sets at vendors whose API keeps each value as a record of its own,
/// with an identifier, and often with a line or view.
///
/// The adapter says how to list and how to send ([RowApi]); what is held against what, in which
/// order requests go out and what their outcomes mean together is told here once.
@NullMarked
package io.wayout.kit.rows;

import org.jspecify.annotations.NullMarked;
