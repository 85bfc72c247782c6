// SPDX-License-Identifier: Apache-2.0
/// `wayout demo`: a world of two DNS vendors and two origins on loopback, the real daemon in front
/// of it, and the story of an outage. The world knows nothing of the daemon, and the daemon nothing
/// of the demo: they meet in a configuration file, over DNS, HTTP and the Unix socket.
@NullMarked
package io.wayout.app.demo;

import org.jspecify.annotations.NullMarked;
