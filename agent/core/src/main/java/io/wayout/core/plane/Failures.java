// SPDX-License-Identifier: Apache-2.0
package io.wayout.core.plane;

import io.wayout.provider.ProviderFailure;
import java.util.Locale;

/// How a provider's failure reads.
public final class Failures {
  private Failures() {}

  public static String text(ProviderFailure failure) {
    return failure.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ": " + failure.detail();
  }
}
