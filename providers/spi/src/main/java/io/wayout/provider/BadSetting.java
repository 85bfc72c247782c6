// SPDX-License-Identifier: Apache-2.0
package io.wayout.provider;

/// A setting of an account that can't be used. The message never contains a secret.
public final class BadSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String setting;

  /// @param setting the key as the configuration writes it
  /// @param message what is wrong and how to mend it
  public BadSetting(String setting, String message) {
    super(message);
    this.setting = setting;
  }

  public String setting() {
    return setting;
  }
}
