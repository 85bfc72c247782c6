// SPDX-License-Identifier: Apache-2.0
/// Decides for one domain whether it should move and where to, and names the gate that holds if
/// not. Pure; does not know how a move is written.
@NullMarked
package io.wayout.core.decide;

import org.jspecify.annotations.NullMarked;
