// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.cloudflare;

import io.wayout.dns.Ttl;
import io.wayout.kit.rows.Row;
import java.util.Optional;

/// One record as Cloudflare shows it.
///
/// @param type a CNAME that is answered with addresses counts as `ALIAS`: at the apex, proxied, or
///   flattened
/// @param rawTtl 1 for automatic
/// @param isProxied answered with Cloudflare's own addresses
/// @param isManaged made by another product of Cloudflare's, which would undo a change
record CloudflareRecord(
    String id,
    String owner,
    String type,
    String value,
    int rawTtl,
    boolean isProxied,
    boolean isManaged)
    implements Row {
  private static final int AUTOMATIC = 1;

  /// What resolvers are told when the TTL is automatic.
  private static final int AUTOMATIC_SECONDS = 300;

  @Override
  public int ttl() {
    return rawTtl == AUTOMATIC ? AUTOMATIC_SECONDS : rawTtl;
  }

  @Override
  public String line() {
    return "";
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public Optional<String> bar() {
    return isManaged
        ? Optional.of("is managed by another product of Cloudflare's; change it there")
        : Optional.empty();
  }

  /// The TTL of a proxied record is Cloudflare's.
  @Override
  public boolean fits(Ttl wanted) {
    return isProxied || ttl() == wanted.seconds();
  }
}
