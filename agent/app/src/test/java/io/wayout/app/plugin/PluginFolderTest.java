// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which jars `bin/wayout` puts on the class path, told by a JVM that only prints its arguments.
final class PluginFolderTest {
  private static final Path DEPLOY = Path.of("../../deploy");

  @TempDir Path folder;

  @BeforeEach
  void install() throws IOException {
    for (String name : List.of("home/bin", "home/lib", "jdk/bin", "plugins")) {
      Files.createDirectories(folder.resolve(name));
    }
    allow("plugins", "rwxr-xr-x");
    Files.copy(DEPLOY.resolve("packaging/bin/wayout"), folder.resolve("home/bin/wayout"));
    Files.copy(DEPLOY.resolve("java.sh"), folder.resolve("home/lib/java.sh"));
    for (String jar : List.of("wayout-0.1.0", "picocli-4", "zzz-1")) {
      Files.writeString(folder.resolve("home/lib/" + jar + ".jar"), "PK");
    }
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    Files.writeString(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$@\"\n");
    allow("jdk/bin/java", "rwxr-xr-x");
    plugin("pocket.jar", "PK", "rw-r--r--");
  }

  @Test
  void plugins_comeAfterAllOfOurs() throws IOException {
    assertThat(run(folder.resolve("plugins").toString()))
        .contains("zzz-1.jar:" + folder.resolve("plugins/pocket.jar") + " io.wayout.app.Main")
        .doesNotContain("WARN");
  }

  @Test
  void jarThatOthersMayWrite_isRefusedAndTheRestStarts() throws IOException {
    plugin("open.jar", "PK", "rw-r--rw-");
    plugin("shared.jar", "PK", "rw-rw-r--");

    assertThat(run(folder.resolve("plugins").toString()))
        .contains("open.jar: others may write it", "shared.jar: others may write it")
        .contains("zzz-1.jar:" + folder.resolve("plugins/pocket.jar") + " io.wayout.app.Main");
  }

  @Test
  void folderThatOthersMayWrite_isRefusedWhole() throws IOException {
    allow("plugins", "rwxrwxrwx");

    assertThat(run(folder.resolve("plugins").toString()))
        .contains("plugins: others may write it", "zzz-1.jar io.wayout.app.Main");
  }

  @Test
  void whatIsNoJar_isRefused() throws IOException {
    plugin("odd.jar", "no zip", "rw-r--r--");
    Files.createDirectory(folder.resolve("plugins/folder.jar"));
    allow("plugins/folder.jar", "rwxr-xr-x");

    assertThat(run(folder.resolve("plugins").toString()))
        .contains("odd.jar: it is no jar", "folder.jar: it is no jar")
        .contains("zzz-1.jar:" + folder.resolve("plugins/pocket.jar") + " io.wayout.app.Main");
  }

  @Test
  void missingFolder_isToldAndEmptyNameMeansNone() throws IOException {
    assertThat(run(folder.resolve("nowhere").toString()))
        .contains("nowhere: it is no folder", "zzz-1.jar io.wayout.app.Main");
    assertThat(run("")).contains("zzz-1.jar io.wayout.app.Main").doesNotContain("WARN");
  }

  private String run(String plugins) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", folder.resolve("home/bin/wayout").toString(), "version");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("WAYOUT_PLUGINS", plugins);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void plugin(String name, String text, String mode) throws IOException {
    Files.writeString(folder.resolve("plugins/" + name), text);
    allow("plugins/" + name, mode);
  }

  private void allow(String name, String mode) throws IOException {
    Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(mode));
  }
}
