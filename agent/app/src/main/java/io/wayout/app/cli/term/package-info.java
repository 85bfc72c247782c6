// SPDX-License-Identifier: Apache-2.0
/// The terminal: whether there is one, its colours, a progress bar, a live screen that is put back.
@NullMarked
package io.wayout.app.cli.term;

import org.jspecify.annotations.NullMarked;
