// SPDX-License-Identifier: Apache-2.0
/// The real [io.wayout.provider.Wire]: one bounded HTTP exchange on OkHttp, and the translation of
/// exchanges that brought no answer into what the contract calls them.
///
/// The application makes the wire and hands it to adapters; adapters use [Answers] and [Reply].
/// Nothing here retries, knows a vendor, or decides.
@NullMarked
package io.wayout.kit.http;

import org.jspecify.annotations.NullMarked;
