// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import io.wayout.dns.DnsName;
import java.util.function.Predicate;

/// Where probes must not go.
///
/// @param isManaged is this the name of a link of some chain? Asked at each probe, from any thread,
///   so that a reload counts at once
/// @param addresses which addresses DNS may lead a probe to
public record ProbeRules(Predicate<DnsName> isManaged, AddressRules addresses) {}
