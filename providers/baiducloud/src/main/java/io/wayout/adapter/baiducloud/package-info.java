// SPDX-License-Identifier: Apache-2.0
/// Baidu AI Cloud's Intelligent DNS (`dns.baidubce.com`, API version 1).
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.baiducloud;

import org.jspecify.annotations.NullMarked;
