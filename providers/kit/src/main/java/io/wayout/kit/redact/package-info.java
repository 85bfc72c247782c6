// SPDX-License-Identifier: Apache-2.0
/// Texts from outside, made fit for a log line: one line, short, without control characters and
/// without secrets (I90).
///
/// Adapters call it whenever a vendor's words enter a failure. Pure; no I/O, no logger.
@NullMarked
package io.wayout.kit.redact;

import org.jspecify.annotations.NullMarked;
