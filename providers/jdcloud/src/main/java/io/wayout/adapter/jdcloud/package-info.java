// SPDX-License-Identifier: Apache-2.0
/// JD Cloud DNS, the service `domainservice`, version 2.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.jdcloud;

import org.jspecify.annotations.NullMarked;
