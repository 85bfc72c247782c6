// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.app.cli.Terminal.Ran;
import io.wayout.app.http.Api;
import io.wayout.app.http.FakeAgentPort;
import io.wayout.app.http.server.EventLog;
import io.wayout.app.http.socket.SocketServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `wayout drill --live` as people type it, over a real socket.
class LiveDrillCliTest {
  @TempDir Path folder;
  private final FakeAgentPort agent = new FakeAgentPort().drillsAllowed();

  @Test
  void drill_beginsWithWhatWasShown() throws Exception {
    Ran dry = ask("--dry-run");
    assertThat(dry.code()).as(dry.toString()).isZero();
    assertThat(agent.actors()).isEmpty();

    Ran ran = ask("--yes", "--no-wait");
    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("www.shop.example", "standby");
    assertThat(agent.actors()).hasSize(1);
  }

  @Test
  void domainThatMayNotBeDrilled_isRefused() throws Exception {
    Path socket = folder.resolve("s");
    FakeAgentPort strict = new FakeAgentPort();
    EventLog events = new EventLog(strict);
    try (events;
        var _ = SocketServer.start(new Api(strict), events, socket, Optional.empty())) {
      String[] line = {"drill", "--live", "www.shop.example", "--yes", "--socket", "" + socket};
      assertThat(new Terminal(strict).run(line).code()).isEqualTo(4);
    }
    assertThat(strict.actors()).isEmpty();
  }

  private Ran ask(String... options) throws Exception {
    Path socket = folder.resolve("s");
    EventLog events = new EventLog(agent);
    String[] line = new String[options.length + 5];
    line[0] = "drill";
    line[1] = "--live";
    line[2] = "www.shop.example";
    line[3] = "--socket";
    line[4] = socket.toString();
    System.arraycopy(options, 0, line, 5, options.length);
    try (events;
        var _ = SocketServer.start(new Api(agent), events, socket, Optional.empty())) {
      return new Terminal(agent).run(line);
    }
  }
}
