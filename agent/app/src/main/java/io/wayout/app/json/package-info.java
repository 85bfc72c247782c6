// SPDX-License-Identifier: Apache-2.0
/// JSON as a small immutable tree, read and written with Jackson's streaming core alone, so that a
/// command line that prints one answer does not load a data binding framework first.
@NullMarked
package io.wayout.app.json;

import org.jspecify.annotations.NullMarked;
