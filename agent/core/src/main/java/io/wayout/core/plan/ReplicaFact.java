// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.Observed;
import java.util.Optional;

/// What is known of one link at one account.
///
/// @param isWritable its control plane takes changes, as far as known
/// @param obstacle why not, for people; empty text if it is writable
/// @param isAnswering its authoritative servers answer, as far as known
/// @param observed what it holds; empty if never looked at
public record ReplicaFact(
    String account,
    String vendor,
    boolean isWritable,
    String obstacle,
    boolean isAnswering,
    Optional<Observed> observed) {}
