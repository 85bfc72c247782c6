// SPDX-License-Identifier: Apache-2.0
/// Keys to sign requests with: from the account's settings, or lent to the host by its vendor.
///
/// An adapter asks [AccessKeys] for a key before each call and tells it when the vendor refuses
/// one. What the vendor's hosts offer is said by the adapter, as a [MetadataKeys.Dialect] or a
/// source of its own. No key is in any text, log or failure (I90).
@NullMarked
package io.wayout.kit.keys;

import org.jspecify.annotations.NullMarked;
