// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What this host calls itself; asks no name server, which may be the very thing that is down.
public final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /// @param environment the process's variables
  public static String text(Map<String, String> environment) {
    try {
      String name = Files.readString(KERNEL).strip();
      if (!name.isEmpty()) {
        return name;
      }
    } catch (IOException notLinux) {
      return environment.getOrDefault("HOSTNAME", "localhost");
    }
    return environment.getOrDefault("HOSTNAME", "localhost");
  }
}
