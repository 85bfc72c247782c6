// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import java.time.Instant;

/// A vendor refused to change a record, for a reason that repeating does not mend (quota, lock,
/// lost zone). The planner leaves the record alone until then.
public record Rejection(String detail, Instant until) {}
