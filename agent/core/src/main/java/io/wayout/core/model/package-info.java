// SPDX-License-Identifier: Apache-2.0
/// What exists: domains, links, targets, checks, accounts, and what is known about them.
///
/// Immutable values without behaviour beyond their own meaning. Every room of the agent may use
/// them.
@NullMarked
package io.wayout.core.model;

import org.jspecify.annotations.NullMarked;
