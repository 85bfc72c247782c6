// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.runbook.plan;

import io.wayout.app.runbook.model.Rights;
import io.wayout.core.audit.Home;
import io.wayout.core.fold.State;
import java.time.Instant;
import java.util.function.Predicate;

/// Today's facts.
///
/// @param now what the instants of the state are told in
/// @param wall the wall clock
/// @param isProgram is there such a program, and may it be started?
public record Sight(
    State state,
    Home home,
    Rights rights,
    Instant now,
    Instant wall,
    Predicate<String> isProgram) {}
