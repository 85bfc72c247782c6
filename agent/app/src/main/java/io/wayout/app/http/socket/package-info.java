// SPDX-License-Identifier: Apache-2.0
/// Serves the API on a Unix socket: who may connect, who is asking, and that no client, however
/// slow, greedy or broken, can use up the agent.
@NullMarked
package io.wayout.app.http.socket;

import org.jspecify.annotations.NullMarked;
