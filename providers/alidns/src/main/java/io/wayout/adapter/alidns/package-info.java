// SPDX-License-Identifier: Apache-2.0
/// Alibaba Cloud DNS (`alidns`, API version 2015-01-09).
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.alidns;

import org.jspecify.annotations.NullMarked;
