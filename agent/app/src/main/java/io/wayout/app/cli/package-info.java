// SPDX-License-Identifier: Apache-2.0
/// The command line: parse, call, print, exit code. Thin; what it knows it asks of the agent's API.
///
/// Only the command that is asked for is built, and only what it needs is loaded: `wayout status`
/// touches no web server, DNS library or data binding.
@NullMarked
package io.wayout.app.cli;

import org.jspecify.annotations.NullMarked;
