// SPDX-License-Identifier: Apache-2.0
/// Runbooks at work: starts them, keeps each step durable before and after it, goes on after a
/// crash, and tells how far they are. Decisions are those of `runbook.run`, effects those of
/// `runbook.act`; nothing here is in the way of a move (law 11).
@NullMarked
package io.wayout.app.runbook;

import org.jspecify.annotations.NullMarked;
