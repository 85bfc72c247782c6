// SPDX-License-Identifier: Apache-2.0
/// DigitalOcean DNS (`digitalocean`, API v2).
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.digitalocean;

import org.jspecify.annotations.NullMarked;
