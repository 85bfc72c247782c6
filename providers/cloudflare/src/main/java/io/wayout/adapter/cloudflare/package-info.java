// SPDX-License-Identifier: Apache-2.0
/// Cloudflare DNS, API v4.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.cloudflare;

import org.jspecify.annotations.NullMarked;
