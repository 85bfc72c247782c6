// SPDX-License-Identifier: Apache-2.0
/// Tencent Cloud DNSPod, API 3.0 (version 2021-03-23).
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.dnspod;

import org.jspecify.annotations.NullMarked;
