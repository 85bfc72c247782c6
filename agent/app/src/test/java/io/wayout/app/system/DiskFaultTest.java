// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.testkit.server.Brand;
import io.wayout.testkit.server.ServerPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// T11 to T19: the daemon on disks that are full, broken or slow, and on state files that were
/// taken away, replaced, or are somebody else's (I64, I66). Nothing automatic is ever written then.
@Execution(ExecutionMode.CONCURRENT)
final class DiskFaultTest {
  private static final String POLICY = "mode: auto, down-for: 0s, standby-for: 1s";
  private static final DnsName HATCH = DnsName.of("hatch.example");

  @TempDir Path folder;

  /// Nothing begins, people are told, and a person moves the domain all the same (X11).
  @Test
  void t11_x11_diskFull_onlyAPersonMovesUntilThereIsSpace() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 48);
        TwoVendors world = new TwoVendors(folder, Brand.KNOT, 2)) {
      Path config = world.config(POLICY, text -> stateAt(text, disk.root().resolve("state")));
      try (AgentProcess agent = start(world, config)) {
        Operator operator = calm(world, 2);
        disk.fill();
        world.primary.refuse();
        Operator.await("alarm", () -> agent.log().contains("event=JOURNAL_FAILED"));
        assertThat(operator.move("standby", 0).text("code")).isEqualTo("JOURNAL_DOWN");
        assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);

        Program byHand =
            Program.wayout(
                "switch",
                "w0.shop.example",
                "--to",
                "standby",
                "--reason",
                "the disk is full",
                "--yes",
                "--direct",
                "--no-journal",
                "-c",
                config.toString());
        assertThat(byHand.output()).as("exit code %d", byHand.exitCode()).contains("standby");
        assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);
        assertThat(world.lowerTarget(1)).contains(TwoVendors.PRIMARY);

        disk.free();
        Operator.awaitAnswer(world, 1, TwoVendors.STANDBY);
        assertThat(agent.log()).contains("event=JOURNAL_BACK");
        operator.awaitServed(1, "standby");
        assertThat(agent.terminate()).isZero();
      }
    }
  }

  /// What has begun is finished and journaled, from the space in reserve.
  @Test
  void t11_diskFullAfterTheAttempt_isFinishedFromTheReserve() throws IOException {
    Path stops = folder.resolve("stops");
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 48);
        TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY, text -> stateAt(text, disk.root().resolve("state")));
      try (AgentProcess agent = AgentProcess.stopping(config, folder.resolve("agent.log"), stops)) {
        agent.awaitReady(world.socket());
        Operator operator = calm(world, 1);
        long serial = Serial.of(world.second, HATCH);
        StoppingStore.arm(stops, "after ATTEMPT");
        world.primary.refuse();
        Operator.await("attempt", () -> StoppingStore.isReached(stops));
        disk.fill();
        StoppingStore.go(stops);
        operator.awaitServed(0, "standby");
        assertThat(operator.journal(0)).contains("ATTEMPT", "ACKED", "READ_BACK", "SERVED");
        assertThat(Serial.of(world.second, HATCH) - serial).isOne();
      }
    }
  }

  @Test
  void t12_logOnAFullDisk_movesAllTheSame() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4);
        TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      Path log = disk.root().resolve("agent.log");
      try (AgentProcess agent = AgentProcess.start(config, log).awaitReady(world.socket())) {
        Operator operator = calm(world, 1);
        disk.fill();
        world.primary.refuse();
        Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
        operator.awaitServed(0, "standby");
        assertThat(agent.terminate()).isZero();
      }
    }
  }

  @Test
  void t13_inputOutputErrors_nothingIsMovedUntilTheyEnd() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1);
        AgentProcess agent = start(world, world.config(POLICY))) {
      Operator operator = calm(world, 1);
      try (Injection _ =
          Injection.into(
              agent.pid(), stateFiles(), "pwrite64,write,fsync,fdatasync", "error=EIO")) {
        world.primary.refuse();
        Operator.await("alarm", () -> agent.log().contains("event=JOURNAL_FAILED"));
        assertThat(operator.move("standby", 0).text("code")).isEqualTo("JOURNAL_DOWN");
        assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);
      }
      Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
      operator.awaitServed(0, "standby");
      assertThat(agent.log()).contains("event=JOURNAL_BACK");
      agent.kill();
    }
    requireSound();
  }

  /// What a person does while a sync hangs is seen before the first byte is sent (I06).
  @Test
  void t13_syncThatHangs_looksAgainBeforeItSends() {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1);
        AgentProcess agent = start(world, world.config(POLICY))) {
      Operator operator = calm(world, 1);
      long serial = Serial.of(world.second, HATCH);
      try (Injection _ =
          Injection.into(agent.pid(), stateFiles(), "fsync,fdatasync", "delay_enter=6000000")) {
        world.primary.refuse();
        operator.post("/freeze", "{'domain':'w0.shop.example','reason':'a release'}");
        Operator.await("frozen", () -> operator.domain(0).isTrue("isFrozen"));
      }
      Operator.await("held", () -> operator.gate(0).equals("FROZEN"));
      assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);
      assertThat(Serial.of(world.second, HATCH)).isEqualTo(serial);

      operator.post("/unfreeze", "{'domain':'w0.shop.example'}");
      Operator.awaitAnswer(world, 0, TwoVendors.STANDBY);
    }
  }

  @Test
  void t15_stateFileDeletedWhileRunning_nothingMovesAndTheNextStartIsHeld() throws IOException {
    lostWhileRunning(() -> Files.delete(database()));
  }

  @Test
  void t15_stateFileReplacedWhileRunning_nothingMovesAndTheNextStartKnowsNothingNew()
      throws IOException {
    lostWhileRunning(() -> {
      Path other = Files.copy(database(), folder.resolve("other"));
      Files.move(other, database(), StandardCopyOption.REPLACE_EXISTING);
      Files.write(database(), new byte[0]);
    });
  }

  private void lostWhileRunning(Mischief mischief) throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        Operator operator = calm(world, 1);
        mischief.happens();
        world.primary.refuse();
        Operator.await("alarm", () -> agent.log().contains("event=JOURNAL_FAILED"));
        assertThat(operator.move("standby", 0).text("code")).isEqualTo("JOURNAL_DOWN");
        assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);
        world.primary.heal();
      }
      try (AgentProcess _ = start(world, config)) {
        Operator operator = calm(world, 1);
        assertThat(operator.get("/status").get("agent").isTrue("isHeldForAck")).isTrue();
        world.primary.refuse();
        Operator.await("held", () -> operator.gate(0).equals("STATE_LOST"));
        assertThat(world.lowerTarget(0)).contains(TwoVendors.PRIMARY);
      }
    }
  }

  @Test
  void t16_stateOfAnotherUser_isRefused() throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        agent.terminate();
      }
      Program chown = Program.run(List.of("chown", "nobody", database().toString()));
      Assumptions.assumeTrue(chown.exitCode() == 0, "files can be given away (needs root)");
      refused(config, "belongs to nobody");
    }
  }

  /// A downgrade: the daemon refuses, and a person can still look and move.
  @Test
  void t18_newerSchema_isRefusedAndPeopleCanStillLook() throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        calm(world, 1);
        agent.terminate();
      }
      String sqlite = ServerPrograms.require("sqlite3", "sqlite3").toString();
      Program.run(List.of(sqlite, database().toString(), "PRAGMA user_version = 99"));
      refused(config, "has schema 99");
      Program status =
          Program.wayout("status", "--direct", "--no-journal", "-c", config.toString());
      assertThat(status.output()).contains("w0.shop.example", "primary");
    }
  }

  /// A restored backup, or a snapshot of the host: the records are newer than the state.
  @Test
  void t19_restoredBackup_takesTheRecordsAsTheyAre() throws IOException {
    try (TwoVendors world = new TwoVendors(folder, Brand.KNOT, 1)) {
      Path config = world.config(POLICY);
      try (AgentProcess agent = start(world, config)) {
        calm(world, 1);
        agent.terminate();
      }
      Path old = Files.copy(database(), folder.resolve("old"), StandardCopyOption.COPY_ATTRIBUTES);
      try (AgentProcess agent = start(world, config)) {
        Operator operator = calm(world, 1);
        operator.move("standby", 0);
        operator.awaitServed(0, "standby");
        agent.kill();
      }
      long serial = Serial.of(world.second, HATCH);
      Files.deleteIfExists(folder.resolve("state/wayout.db-wal"));
      Files.deleteIfExists(folder.resolve("state/wayout.db-shm"));
      Files.move(old, database(), StandardCopyOption.REPLACE_EXISTING);
      try (AgentProcess agent = start(world, config)) {
        Operator operator = calm(world, 1);
        Operator.await("seen", () -> operator.effective(0).equals("standby"));
        Operator.await("told", () -> agent.log().contains("event=DRIFT"));
        assertThat(world.lowerTarget(0)).contains(TwoVendors.STANDBY);
        assertThat(Serial.of(world.second, HATCH)).isEqualTo(serial);
        assertThat(operator.gate(0)).isEqualTo("FAILBACK_WAITS");
      }
    }
  }

  private void refused(Path config, String why) {
    Path log = folder.resolve("refused.log");
    try (AgentProcess agent = AgentProcess.start(config, log)) {
      assertThat(agent.awaitExit()).isNotZero();
      assertThat(agent.log()).contains(why).doesNotContain("\tat ");
    }
  }

  private Operator calm(TwoVendors world, int domains) {
    Operator operator = new Operator(world.socket());
    for (int n = 0; n < domains; n++) {
      operator.awaitCalm(n);
    }
    return operator;
  }

  private void requireSound() {
    String sqlite = ServerPrograms.require("sqlite3", "sqlite3").toString();
    Program check = Program.run(List.of(sqlite, database().toString(), "PRAGMA integrity_check"));
    assertThat(check.output().strip()).isEqualTo("ok");
  }

  private Path database() {
    return folder.resolve("state/wayout.db");
  }

  private List<Path> stateFiles() {
    return List.of(database(), folder.resolve("state/wayout.db-wal"));
  }

  private AgentProcess start(TwoVendors world, Path config) {
    AgentProcess agent = AgentProcess.start(config, folder.resolve("agent.log"));
    return agent.awaitReady(world.socket());
  }

  private String stateAt(String text, Path state) {
    return text.replace("state: " + folder.resolve("state"), "state: " + state);
  }

  /// What somebody does to the state file.
  @FunctionalInterface
  private interface Mischief {
    void happens() throws IOException;
  }
}
