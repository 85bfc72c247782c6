// SPDX-License-Identifier: Apache-2.0
/// What became of it: what users saw with and without the agent, each domain's fate, the invariants
/// and the verdict. Looks at the true history alone, never at what the agent believes.
@NullMarked
package io.wayout.drill.judge;

import org.jspecify.annotations.NullMarked;
