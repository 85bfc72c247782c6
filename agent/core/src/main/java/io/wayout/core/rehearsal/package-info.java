// SPDX-License-Identifier: Apache-2.0
/// Live drills: one domain is led to another target for real, watched there, and led back.
///
/// Values and pure rules; what they need to know of the world they are told.
@NullMarked
package io.wayout.core.rehearsal;

import org.jspecify.annotations.NullMarked;
