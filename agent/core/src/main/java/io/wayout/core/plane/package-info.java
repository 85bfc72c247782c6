// SPDX-License-Identifier: Apache-2.0
/// Control planes: what an account's answers mean, and what shape an outage has. Pure; knows
/// nothing of plans and moves, and nothing here ever judges an origin (I24).
@NullMarked
package io.wayout.core.plane;

import org.jspecify.annotations.NullMarked;
