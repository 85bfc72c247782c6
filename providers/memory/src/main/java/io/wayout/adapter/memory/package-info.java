// SPDX-License-Identifier: Apache-2.0
/// The example adapter: a DNS vendor that lives in this process. Copy this folder to begin an
/// adapter of your own.
///
/// A real vendor, only small: records in RAM with compare-and-swap and a history, an API that can
/// be told to fail like the famous ones did, and authoritative DNS with dynamic update on loopback.
/// The demo, the drills and the simulator live on it. Depends on the SPI and dnsjava alone; knows
/// nothing of the agent. [io.wayout.adapter.memory.MemoryDnsServer] is the only one that opens
/// sockets and starts threads.
@NullMarked
package io.wayout.adapter.memory;

import org.jspecify.annotations.NullMarked;
