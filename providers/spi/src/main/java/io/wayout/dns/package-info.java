// SPDX-License-Identifier: Apache-2.0
/// The words of DNS that the whole program shares: names, TTLs and record data.
///
/// Everything is parsed once, at the edge, into one canonical form (absolute, lower case,
/// A-labels); behind that edge nobody adds a dot, folds a case or converts an IDN again. May use
/// only the JDK's values; never I/O, threads or a clock.
@NullMarked
package io.wayout.dns;

import org.jspecify.annotations.NullMarked;
