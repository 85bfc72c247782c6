// SPDX-License-Identifier: Apache-2.0
/// Asks the world once what an audit wants to know beyond what the agent watches anyway. Parallel,
/// bounded in time, and no dead vendor holds up the rest.
@NullMarked
package io.wayout.engine.survey;

import org.jspecify.annotations.NullMarked;
