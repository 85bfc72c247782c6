// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plan;

import io.wayout.core.model.LinkAccount;
import io.wayout.provider.Change;

/// One write of a plan.
///
/// @param link which link of the chain, from 1
/// @param account the account that writes it
public record Step(int link, String account, Change change) {
  public LinkAccount place() {
    return new LinkAccount(change.key(), account);
  }
}
