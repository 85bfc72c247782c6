// SPDX-License-Identifier: Apache-2.0
/// Makes single probes with real sockets and processes: http(s), tcp, tls, dns, exec.
///
/// A probe observes and reports; it never judges, schedules, retries or starts a thread, and it
/// knows neither domains nor plans. Whoever calls it bounds how many run at the same time.
@NullMarked
package io.wayout.engine.probe;

import org.jspecify.annotations.NullMarked;
