// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.rows;

/// Values as most consoles write them: host names without the final dot, texts without quotes.
public final class PlainValue {
  private PlainValue() {}

  /// @param value in presentation form, of the types that wayout writes
  public static String of(String value) {
    boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    if (isQuoted) {
      return value.substring(1, value.length() - 1);
    }
    return value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
  }
}
