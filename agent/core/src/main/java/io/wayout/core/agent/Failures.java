// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.agent;

import io.wayout.provider.ProviderFailure;
import java.util.Locale;

/// How a provider's failure reads.
final class Failures {
  private Failures() {}

  static String text(ProviderFailure failure) {
    return failure.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ": " + failure.detail();
  }
}
