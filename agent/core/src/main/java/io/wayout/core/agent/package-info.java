// SPDX-License-Identifier: Apache-2.0
/// The fold itself: one class per kind of event, and the decisions that follow from each.
@NullMarked
package io.wayout.core.agent;

import org.jspecify.annotations.NullMarked;
