// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.text;

/// Colours, or none (ECMA-48 SGR). A colour only ever underlines what the words say already.
public record Style(boolean isColoured) {
  public static final Style PLAIN = new Style(false);

  public String bold(String text) {
    return sgr("1", text);
  }

  public String dim(String text) {
    return sgr("2", text);
  }

  public String good(String text) {
    return sgr("32", text);
  }

  public String warn(String text) {
    return sgr("33", text);
  }

  public String bad(String text) {
    return sgr("1;31", text);
  }

  /// A verdict in its colour.
  public String verdict(String verdict) {
    return switch (verdict) {
      case "UP" -> good(verdict);
      case "DOWN" -> bad(verdict);
      default -> warn(verdict);
    };
  }

  private String sgr(String code, String text) {
    return isColoured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
