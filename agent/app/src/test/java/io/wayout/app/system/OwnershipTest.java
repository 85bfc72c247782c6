// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.testkit.server.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two daemons with one configuration and a state each: the marker at the account decides which of
/// them moves by itself (I03).
final class OwnershipTest {
  private static final DnsName HATCH = DnsName.of("hatch.example");
  private static final RecordKey MARKER =
      new RecordKey(HATCH, DnsName.of("_wayout.hatch.example"), RecordType.TXT);

  @TempDir Path folder;

  @Test
  void h19_configurationCopiedToASecondHost_onlyTheOwnerMovesUntilAPersonSaysElse()
      throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.BIND, 1)) {
      Path config =
          world.config("mode: auto, down-for: 0s, standby-for: 1s", OwnershipTest::marked);
      Path copy = copied(config);
      long serial = Serial.of(world.second, HATCH);
      try (AgentProcess one = start(config, "one.log", world.socket())) {
        Operator first = new Operator(world.socket());
        Operator.await("marked", () -> standing(first).equals("OURS"));
        assertThat(marker(world)).contains(installation(first));
        try (AgentProcess two = start(copy, "two.log", folder.resolve("two.sock"))) {
          Operator second = new Operator(folder.resolve("two.sock"));
          first.awaitCalm(0);
          second.awaitCalm(0);
          Operator.await("seen", () -> standing(second).equals("ELSEWHERE"));

          world.primary.refuse();
          Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
          Operator.await("said", () -> two.log().contains("HELD"));
          assertThat(two.log()).contains("OWNED_ELSEWHERE", "wayout adopt second");
          assertThat(second.journal(0)).doesNotContain("INTENT");

          assertThat(adopt("secnd"))
              .satisfies(unknown -> {
                assertThat(unknown.exitCode()).isEqualTo(2);
                assertThat(unknown.output()).contains("there is no account 'secnd'", "second?");
              });
          assertThat(adopt("second"))
              .isEqualTo(
                  new Program(
                      0,
                      "second  done  taken over from installation " + installation(first) + "\n"));
          Operator.await("given up", () -> standing(first).equals("ELSEWHERE"));
          assertThat(marker(world)).contains(installation(second));
          assertThat(one.isAlive()).isTrue();

          List<String> before = first.journal(0);
          Operator.await("moved by others", () -> second.isBlocked(0));
          second.ack(0);
          world.primary.heal();
          second.awaitCalm(0);
          world.standby.refuse();
          Operator.awaitAnswer(world, 0, TwoVendors.PRIMARY);
          assertThat(second.journal(0)).contains("INTENT");
          assertThat(first.journal(0).stream().filter("INTENT"::equals))
              .hasSameSizeAs(before.stream().filter("INTENT"::equals).toList());
        }
      }

      assertThat(ZoneChanges.since(world.second, HATCH, serial))
          .isEqualTo(
              Map.of(
                  TwoVendors.lower(0).name().text(),
                  List.of(TwoVendors.STANDBY.text(), TwoVendors.PRIMARY.text())));
    }
  }

  private Program adopt(String account) {
    return Program.wayout("adopt", account, "--socket", folder.resolve("two.sock").toString());
  }

  private AgentProcess start(Path config, String log, Path socket) {
    return AgentProcess.start(config, folder.resolve(log)).awaitReady(socket);
  }

  private static String marked(String text) {
    return text.replace(
            "zones: [hatch.example]",
            "zones: [hatch.example]\n    canary: {name: _wayout.hatch.example}")
        .replace("  id: test", "  id: test\n  records: {interval: 10s}");
  }

  /// What two hosts have apart, two folders have to have here.
  private Path copied(Path config) throws IOException {
    String text =
        Files.readString(config)
            .replace(folder.resolve("state").toString(), folder.resolve("two-state").toString())
            .replace(
                folder.resolve("admin.sock").toString(), folder.resolve("two.sock").toString());
    Path copy = Files.writeString(folder.resolve("two.yaml"), text);
    return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
  }

  private static String standing(Operator operator) {
    return operator.get("/accounts").list("accounts").stream()
        .filter(a -> a.text("name").equals("second"))
        .map(a -> a.get("owner").text("standing"))
        .findFirst()
        .orElseThrow();
  }

  private static String installation(Operator operator) {
    return operator.get("/status").get("agent").text("installation");
  }

  private static String marker(TwoVendors world) {
    return world.second.ask(MARKER).map(RecordSet::data).map(Object::toString).orElse("");
  }
}
