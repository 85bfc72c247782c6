// SPDX-License-Identifier: Apache-2.0
/// Turns the core's reads and writes into calls of providers: one call at a time per account, many
/// records in one call, and a last check right before the first byte.
@NullMarked
package io.wayout.engine.execute;

import org.jspecify.annotations.NullMarked;
