// SPDX-License-Identifier: Apache-2.0
/// Huawei Cloud DNS: public zones by API v2, their record sets by API v2.1, which knows lines.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.huaweicloud;

import org.jspecify.annotations.NullMarked;
