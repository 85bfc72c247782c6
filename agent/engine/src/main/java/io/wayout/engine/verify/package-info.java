// SPDX-License-Identifier: Apache-2.0
/// Asks authoritative servers and resolvers what is really served, past every API.
///
/// Reads only; what an answer means for a move is decided elsewhere.
@NullMarked
package io.wayout.engine.verify;

import org.jspecify.annotations.NullMarked;
