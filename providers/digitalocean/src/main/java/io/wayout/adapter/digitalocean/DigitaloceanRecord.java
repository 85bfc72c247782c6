// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.digitalocean;

import io.wayout.kit.rows.Row;
import java.util.Optional;

/// One record as DigitalOcean keeps it. There are no lines, comments or states: the TTL is all that
/// a record has beside its value.
///
/// @param value host names in full, with or without the final dot
record DigitaloceanRecord(String id, String owner, String type, String value, int ttl)
    implements Row {
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
    return Optional.empty();
  }
}
