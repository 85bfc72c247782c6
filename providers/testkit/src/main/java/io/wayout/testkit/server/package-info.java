// SPDX-License-Identifier: Apache-2.0
/// Real DNS servers on loopback for tests, the lab and benchmarks: BIND, Knot and PowerDNS as child
/// processes on high ports in a folder of their own, and wires that fail on purpose.
///
/// Start with [io.wayout.testkit.server.RealServer#start]. Needs no root; whatever it starts ends
/// with `close`. For test scope only.
@NullMarked
package io.wayout.testkit.server;

import org.jspecify.annotations.NullMarked;
