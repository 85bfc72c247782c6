// SPDX-License-Identifier: Apache-2.0
/// What starts runbooks without a person: signed requests, alerts, times. Each has a list of the
/// runbooks that it may start, a rate, and a dry mode.
@NullMarked
package io.wayout.app.runbook.trigger;

import org.jspecify.annotations.NullMarked;
