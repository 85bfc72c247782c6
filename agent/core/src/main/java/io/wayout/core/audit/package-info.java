// SPDX-License-Identifier: Apache-2.0
/// What would happen to each domain if a vendor failed, and how to mend what would be stuck. Pure:
/// the same planner as on the day itself, on facts as they would be then.
@NullMarked
package io.wayout.core.audit;

import org.jspecify.annotations.NullMarked;
