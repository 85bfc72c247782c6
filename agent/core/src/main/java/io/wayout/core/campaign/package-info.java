// SPDX-License-Identifier: Apache-2.0
/// Evacuations and returns: many domains, one order, one after the other in a bounded way. Pure;
/// each domain's move is an ordinary switchover, which this room neither plans nor carries out.
@NullMarked
package io.wayout.core.campaign;

import org.jspecify.annotations.NullMarked;
