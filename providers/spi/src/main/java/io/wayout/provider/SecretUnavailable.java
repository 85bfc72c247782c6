// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// The source of a secret (file, credential, environment, command) can't be read at the moment. The
/// message names the source, never the value.
public final class SecretUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SecretUnavailable(String message) {
    super(message);
  }
}
