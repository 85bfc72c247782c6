// SPDX-License-Identifier: Apache-2.0
/// What a runbook would do with today's facts, and whether it may. Pure: no I/O, no clock.
@NullMarked
package io.wayout.app.runbook.plan;

import org.jspecify.annotations.NullMarked;
