// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

/// Text that is not a DNS name, TTL or address. The message says what is wrong with which text and
/// how to mend it; it is made to be shown to the person who typed it.
public final class BadValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public BadValue(String message) {
    super(message);
  }
}
