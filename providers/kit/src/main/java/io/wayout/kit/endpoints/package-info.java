// SPDX-License-Identifier: Apache-2.0
/// Several addresses of one vendor's API that lead to the same data: which one is asked, and what a
/// failure of one of them means. One failing address is not the vendor's control plane (P30).
@NullMarked
package io.wayout.kit.endpoints;

import org.jspecify.annotations.NullMarked;
