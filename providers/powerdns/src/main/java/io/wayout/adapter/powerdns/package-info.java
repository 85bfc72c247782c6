// SPDX-License-Identifier: Apache-2.0
/// The HTTP API of the PowerDNS Authoritative Server, 4.1 and newer.
///
/// Found through [io.wayout.adapter.powerdns.PowerdnsProviderFactory] alone. Uses the contract and
/// the kit; no threads, no files, no clock but the one it is given.
@NullMarked
package io.wayout.adapter.powerdns;

import org.jspecify.annotations.NullMarked;
