// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.seal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The newest row's place in the chain. Who keeps it somewhere else can tell later whether the
/// journal was rewritten or cut off.
///
/// @param number of the row; 0 before the first one
/// @param hash 64 hexadecimal digits
public record Head(long number, String hash) {
  /// Before the first row.
  public static final Head START = new Head(0, "0".repeat(64));

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /// A head as [#toString] writes it; empty if it is something else.
  public static Optional<Head> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new Head(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return number + ":" + hash;
  }
}
