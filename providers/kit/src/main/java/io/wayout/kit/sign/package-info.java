// SPDX-License-Identifier: Apache-2.0
/// Bricks of request signatures: digests, percent encoding, canonical queries and headers, times,
/// and the keys to sign with. Pure functions; which bricks a vendor puts together is told in its
/// own folder.
@NullMarked
package io.wayout.kit.sign;

import org.jspecify.annotations.NullMarked;
