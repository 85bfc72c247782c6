// SPDX-License-Identifier: Apache-2.0
/// The ledger of the mode `advise`: what automation would have done, and whether that would have
/// been good. Pure; decides nothing.
@NullMarked
package io.wayout.core.advise;

import org.jspecify.annotations.NullMarked;
