// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.engine.port.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of API hosts, for how long, and over restarts.
class ApiHostsTest {
  private static final String HOST = "api.vendor.example";
  private static final List<InetAddress> ADDRESSES =
      List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "2001:db8::5").stream()
          .map(InetAddress::ofLiteral)
          .toList();

  private final HandMoved time = new HandMoved();

  @TempDir Path folder;

  @Test
  void provenAddresses_areKeptNewestFirstAndOverARestart() {
    ApiHosts hosts = hosts();
    ADDRESSES.forEach(address -> prove(hosts, address));

    assertThat(hosts.proven("API.vendor.example"))
        .isEqualTo(ADDRESSES.subList(1, 5).reversed())
        .isEqualTo(hosts().proven(HOST));
    assertThat(hosts.proven("other.example")).isEmpty();
  }

  @Test
  void addressThatWasNotProvenForAMonth_isForgotten() {
    ApiHosts hosts = hosts();
    prove(hosts, ADDRESSES.getFirst());
    time.wall = time.wall.plus(Duration.ofDays(29));
    prove(hosts, ADDRESSES.getLast());
    time.wall = time.wall.plus(Duration.ofDays(2));

    assertThat(hosts.proven(HOST)).containsExactly(ADDRESSES.getLast());
  }

  @Test
  void spoiledFile_isPassedOver() throws IOException {
    Files.writeString(
        folder.resolve("api-hosts"),
        "nonsense\n"
            + HOST
            + " not-an-address 1\nb.example 192.0.2.9 9999999999999999999\n"
            + "c.example 192.0.2.7 1767225600\n");

    assertThat(hosts().proven(HOST)).isEmpty();
    assertThat(hosts().proven("c.example")).containsExactly(InetAddress.ofLiteral("192.0.2.7"));
  }

  @Test
  void folderThatCantBeWritten_forgetsAtTheRestartOnly() {
    ApiHosts hosts = new ApiHosts(_ -> List.of(), folder.resolve("nowhere"), time);
    hosts.prove(HOST, ADDRESSES.getFirst());

    assertThat(hosts.proven(HOST)).containsExactly(ADDRESSES.getFirst());
  }

  private void prove(ApiHosts hosts, InetAddress address) {
    time.wall = time.wall.plusSeconds(1);
    hosts.prove(HOST, address);
  }

  private ApiHosts hosts() {
    return new ApiHosts(_ -> List.of(), folder, time);
  }

  private static final class HandMoved implements Ticker {
    private Instant wall = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant now() {
      return wall;
    }

    @Override
    public Instant wall() {
      return wall;
    }
  }
}
