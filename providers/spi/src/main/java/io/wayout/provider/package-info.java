// SPDX-License-Identifier: Apache-2.0
/// The contract between wayout and a DNS vendor's API: few verbs, each with written semantics, and
/// sealed outcomes that say what is known about the effect.
///
/// Adapters implement it, the engine calls it, the core reads its values. Nothing here knows a
/// vendor; no I/O, no threads, no logger. Depends on `io.wayout.dns` alone.
@NullMarked
package io.wayout.provider;

import org.jspecify.annotations.NullMarked;
