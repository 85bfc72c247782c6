// SPDX-License-Identifier: Apache-2.0
/// The local API: one table of routes from requests to records of the agent and back, the Unix
/// socket that serves it, and the events stream.
///
/// No business rules: an `if` about health or records here is in the wrong room. [AgentPort] is all
/// that this room knows of the running agent; nothing here can delay it (law 11).
@NullMarked
package io.wayout.app.http;

import org.jspecify.annotations.NullMarked;
