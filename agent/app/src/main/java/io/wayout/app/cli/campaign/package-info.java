// SPDX-License-Identifier: Apache-2.0
/// `wayout evacuate` and `wayout return`: many domains at one order.
@NullMarked
package io.wayout.app.cli.campaign;

import org.jspecify.annotations.NullMarked;
