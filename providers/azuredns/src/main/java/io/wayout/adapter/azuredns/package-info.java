// SPDX-License-Identifier: Apache-2.0
/// Azure DNS, public zones (`azuredns`, ARM API version 2018-05-01), in the public, the US
/// government's and the Chinese cloud.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.azuredns;

import org.jspecify.annotations.NullMarked;
