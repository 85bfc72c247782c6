// SPDX-License-Identifier: Apache-2.0
/// The chain planner: which link of a domain's CNAME chain can still be rewritten, and what to
/// write there. Pure; given the same facts it returns the same plan.
@NullMarked
package io.wayout.core.plan;

import org.jspecify.annotations.NullMarked;
