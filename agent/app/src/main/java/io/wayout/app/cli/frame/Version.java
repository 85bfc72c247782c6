// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which version of the program this is.
public final class Version {
  private Version() {}

  /// As the build wrote it, e.g. `0.1.0`.
  public static String text() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("version.properties is broken in this build", broken);
    }
    return properties.getProperty("version", "unknown");
  }
}
