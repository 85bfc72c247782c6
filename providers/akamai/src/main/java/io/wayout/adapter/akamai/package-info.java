// SPDX-License-Identifier: Apache-2.0
/// Akamai Edge DNS (`akamai`, Zone Management API v2), primary zones.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.akamai;

import org.jspecify.annotations.NullMarked;
