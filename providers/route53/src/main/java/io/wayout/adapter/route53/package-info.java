// SPDX-License-Identifier: Apache-2.0
/// Amazon Route 53 (`route53`, REST API 2013-04-01), public hosted zones.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.route53;

import org.jspecify.annotations.NullMarked;
