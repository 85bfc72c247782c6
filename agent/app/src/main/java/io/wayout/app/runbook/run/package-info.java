// SPDX-License-Identifier: Apache-2.0
/// One run of a runbook as a pure fold: state and event in, state and actions out. No I/O, no
/// clock, no thread; whoever calls it makes the state durable before it carries out the actions.
@NullMarked
package io.wayout.app.runbook.run;

import org.jspecify.annotations.NullMarked;
