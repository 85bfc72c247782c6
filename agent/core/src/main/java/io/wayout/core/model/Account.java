// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.DnsName;
import io.wayout.provider.Capabilities;
import java.util.SortedSet;

/// One set of credentials at one DNS provider's API, as the core sees it.
///
/// @param zones the zones that links of this configuration need at this account
public record Account(
    String name,
    String provider,
    String vendor,
    Capabilities capabilities,
    SortedSet<DnsName> zones) {}
