// SPDX-License-Identifier: Apache-2.0
/// Which installation guards an account: what the marker at the account says, and what is kept of
/// it. Values only; `core.custody` judges them.
@NullMarked
package io.wayout.core.owner;

import org.jspecify.annotations.NullMarked;
