// SPDX-License-Identifier: Apache-2.0
/// deSEC (`desec`, REST API v1), at desec.io or an installation of one's own.
///
/// Found through `ServiceLoader`; nobody names a class of this package. May use the contract and
/// the kit, never another vendor.
@NullMarked
package io.wayout.adapter.desec;

import org.jspecify.annotations.NullMarked;
