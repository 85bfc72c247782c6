// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.core.decide.Decision;
import java.time.Instant;

/// What is newest about one domain's decision, for "why?" and so that nothing is announced twice.
///
/// @param since when the decision last changed its kind
public record Standing(Decision decision, Instant since) {}
