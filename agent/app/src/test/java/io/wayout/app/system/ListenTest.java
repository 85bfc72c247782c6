// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A port that is taken keeps nobody from being guarded.
final class ListenTest {
  @TempDir Path folder;

  @Test
  void takenPort_isToldAndTheDaemonServesItsSocket() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Path socket = folder.resolve("admin.sock");
      Path config = folder.resolve("wayout.yaml");
      Files.writeString(
          config,
          "agent: {id: t, state: %s, admin: {socket: %s, listen: \"127.0.0.1:%d\"}}\n"
              .formatted(folder.resolve("state"), socket, other.getLocalPort()));
      Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
      try (AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"))) {
        agent.awaitReady(socket);

        assertThat(agent.log()).contains("event=LISTEN_FAILED");
        assertThat(new Operator(socket).get("/status").get("agent").text("id")).isEqualTo("t");
      }
    }
  }
}
