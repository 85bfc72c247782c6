// SPDX-License-Identifier: Apache-2.0
/// Volcengine DNS, ByteDance's cloud (`dns`, API version 2018-08-01).
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.volcengine;

import org.jspecify.annotations.NullMarked;
