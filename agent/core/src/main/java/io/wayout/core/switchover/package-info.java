// SPDX-License-Identifier: Apache-2.0
/// One move of one domain as a state machine: where it stands, and what may happen next. Pure; the
/// journal is its history.
@NullMarked
package io.wayout.core.switchover;

import org.jspecify.annotations.NullMarked;
