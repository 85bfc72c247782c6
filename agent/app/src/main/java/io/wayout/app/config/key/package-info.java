// SPDX-License-Identifier: Apache-2.0
/// Every key that a configuration may hold, described once: name, kind, range, default, meaning.
///
/// From these descriptions come the checking of a file's shape, the JSON Schema and the reference.
/// Knows nothing of what the values are used for.
@NullMarked
package io.wayout.app.config.key;

import org.jspecify.annotations.NullMarked;
