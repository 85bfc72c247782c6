// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.fold;

import io.wayout.dns.DnsName;

/// Ties an effect to the step of the switchover that asked for it; an answer for a step that is no
/// longer current is out of date and changes nothing.
///
/// @param attempt counts the sends of the step, so that a late answer is told from a new one
public record StepRef(DnsName domain, String switchover, int stepIndex, int attempt) {}
