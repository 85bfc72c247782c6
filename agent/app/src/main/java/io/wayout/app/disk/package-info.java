// SPDX-License-Identifier: Apache-2.0
/// Small files that wayout keeps beside its state, each replaced whole.
@NullMarked
package io.wayout.app.disk;

import org.jspecify.annotations.NullMarked;
