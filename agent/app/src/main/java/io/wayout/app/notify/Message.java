// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.notify;

import io.wayout.core.model.Notice.Level;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What goes through a channel at once: one notice, or a digest of many.
///
/// @param key the same at every try
/// @param at when it was made
/// @param sender who tells it
/// @param letters 1 or more, oldest first
public record Message(String key, Instant at, Sender sender, List<Letter> letters) {
  public Message {
    letters = List.copyOf(letters);
    if (letters.isEmpty()) {
      throw new IllegalArgumentException("a message without letters");
    }
  }

  /// Which agent tells it.
  ///
  /// @param page where its page is
  public record Sender(String agent, Optional<URI> page) {}

  public boolean isDigest() {
    return letters.size() > 1;
  }

  /// The newest of the most urgent ones: what a person should know first.
  public Letter first() {
    return letters.reversed().stream().max(Comparator.comparing(Letter::level)).orElseThrow();
  }

  public Level level() {
    return first().level();
  }
}
