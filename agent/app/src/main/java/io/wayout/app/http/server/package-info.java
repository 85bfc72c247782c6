// SPDX-License-Identifier: Apache-2.0
/// What every listener shares: from Jetty's requests to ours and back, the stream of events, and
/// the bounds within which a client, however slow, greedy or broken, is served. Who asks is decided
/// by the listener's [Door].
@NullMarked
package io.wayout.app.http.server;

import org.jspecify.annotations.NullMarked;
