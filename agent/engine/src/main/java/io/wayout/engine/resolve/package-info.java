// SPDX-License-Identifier: Apache-2.0
/// Asking DNS servers and finding the addresses of a name, without the JVM's resolver and its
/// caches.
///
/// Used by the probes and by the verification. Everything blocks within a deadline on the caller's
/// thread; no thread is started here, and nothing here knows what an answer is good for.
@NullMarked
package io.wayout.engine.resolve;

import org.jspecify.annotations.NullMarked;
