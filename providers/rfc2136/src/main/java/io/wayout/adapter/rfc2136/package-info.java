// SPDX-License-Identifier: Apache-2.0
/// Dynamic update with TSIG (RFC 2136, RFC 8945) on BIND, Knot, PowerDNS and whatever else speaks
/// it. Facts and quirks: `docs/providers/rfc2136.md`.
///
/// `Rfc2136Provider` says what is asked in which order, `Rfc2136Connection` carries signed messages
/// over TCP, `Rfc2136Wire` writes and reads them, `Rfc2136Failures` tells what an answer means.
/// Only the factory is visible.
@NullMarked
package io.wayout.adapter.rfc2136;

import org.jspecify.annotations.NullMarked;
