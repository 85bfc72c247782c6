// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

/// A step of the demo did not end as promised. The message is for people.
final class Undone extends Exception {
  private static final long serialVersionUID = 1L;

  Undone(String message) {
    super(message, null, false, false);
  }
}
