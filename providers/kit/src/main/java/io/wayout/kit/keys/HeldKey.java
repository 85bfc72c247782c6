// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.keys;

import io.wayout.kit.sign.AccessKey;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Hint;
import java.util.List;

/// The key of one call of a provider, and the way to tell that the vendor has refused it.
/// Thread-safe. Never shows itself (I90).
public final class HeldKey {
  private final AccessKey key;
  private final Runnable doubt;

  HeldKey(AccessKey key, Runnable doubt) {
    this.key = key;
    this.doubt = doubt;
  }

  public AccessKey key() {
    return key;
  }

  /// What must not appear in any text for people.
  public List<String> secrets() {
    return key.secrets();
  }

  /// Takes note of what a vendor made of a request with this key: if it is denied, and not because
  /// of our clock, a new key is asked for before the next call, if there is any.
  ///
  /// @return the same failure
  public ProviderFailure noted(ProviderFailure failure) {
    if (failure instanceof Denied(_, Hint hint) && hint != Hint.OUR_CLOCK) {
      doubt.run();
    }
    return failure;
  }

  @Override
  public String toString() {
    return "HeldKey[***]";
  }
}
