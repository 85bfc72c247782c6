// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import java.time.Duration;
import java.util.Optional;

/// A way to tell people. Blocking, bounded in time, thread-safe; never throws for what the other
/// side does, and no answer of it ever holds a secret.
@FunctionalInterface
public interface Channel {

  Delivery deliver(Message message);

  /// What came of it.
  sealed interface Delivery {}

  /// The other side took it.
  record Sent(String detail) implements Delivery {}

  /// It did not, or nobody knows; the same message is sent again.
  ///
  /// @param reason for people, without secrets
  /// @param pause how long the other side asks to be left alone
  record Failed(String reason, Optional<Duration> pause) implements Delivery {
    public Failed(String reason) {
      this(reason, Optional.empty());
    }
  }
}
