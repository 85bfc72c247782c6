// SPDX-License-Identifier: Apache-2.0
/// The store that lives in RAM, for one command that runs without a daemon and without a journal.
/// It keeps the same promises as the others except the one of surviving its process. No I/O.
@NullMarked
package io.wayout.engine.memory;

import org.jspecify.annotations.NullMarked;
