// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.ProviderFailure;

/// How one reading call of an API ended: its parsed answer, or why there is none.
public sealed interface Reply<T> {
  record Got<T>(T value) implements Reply<T> {}

  record Failed<T>(ProviderFailure failure) implements Reply<T> {}
}
