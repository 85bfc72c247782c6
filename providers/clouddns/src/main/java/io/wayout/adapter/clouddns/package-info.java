// SPDX-License-Identifier: Apache-2.0
/// Google Cloud DNS, public zones (`clouddns`, API v1).
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.clouddns;

import org.jspecify.annotations.NullMarked;
