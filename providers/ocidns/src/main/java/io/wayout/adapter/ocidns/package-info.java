// SPDX-License-Identifier: Apache-2.0
/// Oracle Cloud Infrastructure DNS (`ocidns`, REST API 20180115), public zones.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.ocidns;

import org.jspecify.annotations.NullMarked;
