// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.model;

import io.wayout.dns.RecordKey;

/// One record at one account: a mirrored link has several.
public record LinkAccount(RecordKey key, String account) {
  @Override
  public String toString() {
    return key.name() + "@" + account;
  }
}
