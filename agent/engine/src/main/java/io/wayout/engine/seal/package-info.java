// SPDX-License-Identifier: Apache-2.0
/// The chain over the journal: each row carries the hash of itself and of the row before, so that a
/// row that was changed, taken out or moved later shows. Pure; stores compute it, everyone checks
/// it.
@NullMarked
package io.wayout.engine.seal;

import org.jspecify.annotations.NullMarked;
