// SPDX-License-Identifier: Apache-2.0
/// Turns notices into log lines and hands them to whoever listens. The only user of a logger.
///
/// Nothing here can delay or fail the agent (law 11): every listener has a bounded queue of its own
/// and loses notices, counted, rather than make the loop wait. No secret gets here, because notices
/// hold none (I90).
@NullMarked
package io.wayout.app.observe;

import org.jspecify.annotations.NullMarked;
