// SPDX-License-Identifier: Apache-2.0
/// NS1, now IBM NS1 Connect (`ns1`, API v1), at api.nsone.net or an installation of one's own.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.ns1;

import org.jspecify.annotations.NullMarked;
