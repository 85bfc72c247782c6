// SPDX-License-Identifier: Apache-2.0
/// JSON as vendors send it: unknown members are ignored, but what an adapter relies on must be
/// there and of the right kind (P12, P13). Nesting is bounded.
///
/// Adapters read and render through here and see no JSON library. Pure; no I/O.
@NullMarked
package io.wayout.kit.json;

import org.jspecify.annotations.NullMarked;
