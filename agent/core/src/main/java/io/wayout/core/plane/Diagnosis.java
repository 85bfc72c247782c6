// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import java.time.Instant;

/// The shape of what is wrong with an account's control plane.
///
/// @param since when it took this shape
/// @param evidence the answers that decided, for people; empty text if it is well
public record Diagnosis(Shape shape, Instant since, String evidence) {}
