// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.config.account;

import io.wayout.app.config.AccountSettings;
import io.wayout.app.config.key.Field;
import io.wayout.dns.DnsName;
import io.wayout.provider.Capabilities;
import java.util.Optional;
import java.util.Set;

/// An account as far as it could be read.
///
/// @param capabilities what its provider can do; empty if the provider is unknown
/// @param zones the zones that it declares
public record AccountDraft(
    Field field,
    AccountSettings settings,
    Optional<Capabilities> capabilities,
    Set<DnsName> zones) {
  public AccountDraft {
    zones = Set.copyOf(zones);
  }
}
