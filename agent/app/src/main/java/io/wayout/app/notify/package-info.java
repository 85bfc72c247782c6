// SPDX-License-Identifier: Apache-2.0
/// Tells people, through whatever channels they configured, what the agent noticed.
///
/// A notice is durable under its key before it is sent, and sent until its channel takes it, so it
/// may come twice but not never. Nothing here can delay or fail the agent (law 11): the loop only
/// fills a bounded queue; the disk and every channel have threads of their own.
@NullMarked
package io.wayout.app.notify;

import org.jspecify.annotations.NullMarked;
