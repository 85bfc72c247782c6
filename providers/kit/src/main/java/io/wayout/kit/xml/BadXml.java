// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.xml;

/// A text is no XML, or not of the promised shape. The message says where and holds nothing of the
/// text.
public final class BadXml extends Exception {
  private static final long serialVersionUID = 1L;

  public BadXml(String message) {
    super(message);
  }
}
