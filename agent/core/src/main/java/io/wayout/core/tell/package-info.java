// SPDX-License-Identifier: Apache-2.0
/// What the agent says of what it does: rows of the journal, and notices to people.
@NullMarked
package io.wayout.core.tell;

import org.jspecify.annotations.NullMarked;
