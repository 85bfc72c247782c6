// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import io.wayout.provider.ProviderFailure;
import java.util.function.Function;

/// How one reading call of an API ended: its parsed answer, or why there is none.
public sealed interface Reply<T> {
  record Got<T>(T value) implements Reply<T> {}

  record Failed<T>(ProviderFailure failure) implements Reply<T> {}

  /// Goes on with the answer, if there is one.
  default <R> Reply<R> then(Function<T, Reply<R>> next) {
    return switch (this) {
      case Got<T>(T value) -> next.apply(value);
      case Failed<T>(ProviderFailure failure) -> new Failed<>(failure);
    };
  }

  /// Both ways at once, as a value.
  default <R> R fold(Function<T, R> got, Function<ProviderFailure, R> failed) {
    return switch (this) {
      case Got<T>(T value) -> got.apply(value);
      case Failed<T>(ProviderFailure failure) -> failed.apply(failure);
    };
  }
}
