// SPDX-License-Identifier: Apache-2.0
/// For vendors that keep record sets: what a change means for the set that is there.
///
/// Pure; what reads and sends is the adapter's own.
@NullMarked
package io.wayout.kit.sets;

import org.jspecify.annotations.NullMarked;
