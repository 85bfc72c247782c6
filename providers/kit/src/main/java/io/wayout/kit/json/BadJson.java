// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.json;

/// A text that is no JSON, or JSON of another shape than the vendor promises. The message names the
/// place and the flaw in one line; it quotes nothing of the text.
public final class BadJson extends Exception {
  private static final long serialVersionUID = 1L;

  public BadJson(String message) {
    super(message);
  }
}
