// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.store.sqlite.Disk.Loss;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// T09 and T10: the power goes before any write or sync of the store, and the disk keeps what it
/// likes of what was not synced. What was acknowledged is there, whole, and nothing else is (I63).
///
/// Each build looks at some images of each load; `-Dwayout.power=20` looks at every moment (of a
/// long load at 800, and around each sync), with 20 images of each kind that is drawn by lot.
/// `-Dwayout.seed` replays.
final class PowerLossTest {
  private static final int ROUNDS = Integer.getInteger("wayout.power", 0);
  private static final int MOMENTS_MAX = 800;
  private static final int IMAGES = 90;
  private static final long SEED = Long.getLong("wayout.seed", System.nanoTime());

  @TempDir Path folder;

  /// What came of all the images of one load.
  private record Outcome(int steps, int syncs, int images, List<String> convictions) {}

  @ParameterizedTest
  @EnumSource(
      value = PowerLoad.class,
      names = {"SESSIONS", "FULL_LOG", "MIGRATION", "QUARANTINE"})
  void t10_powerLostAtAnyMoment_keepsWhatWasAcknowledged(PowerLoad load) throws Exception {
    Outcome outcome = play(load);

    assertThat(outcome.convictions()).as("%s, seed %d", load, SEED).isEmpty();
    assertThat(outcome.images()).isGreaterThan(40);
  }

  /// Shows that the harness can convict: the same store with fewer syncs loses what it promised.
  @ParameterizedTest
  @EnumSource(
      value = PowerLoad.class,
      names = {"NORMAL", "OFF"})
  void t10_fewerSyncs_areConvicted(PowerLoad load) throws Exception {
    assertThat(play(load).convictions())
        .as("%s, seed %d", load, SEED)
        .anyMatch(text -> text.contains("lost acknowledged turns"));
  }

  private Outcome play(PowerLoad load) throws Exception {
    Outcome outcome = judge(load, record(load));
    Map<String, Integer> kinds = new TreeMap<>();
    outcome.convictions().forEach(c -> kinds.merge(kind(c), 1, (a, b) -> a + b));
    System.err.printf(
        "power loss, %s: %d steps, %d syncs, %d images, %d convicted %s, -Dwayout.seed=%d%n",
        load,
        outcome.steps(),
        outcome.syncs(),
        outcome.images(),
        outcome.convictions().size(),
        kinds,
        SEED);
    return outcome;
  }

  private List<Step> record(PowerLoad load) throws Exception {
    Path home = folder.toRealPath();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path state = home.resolve("state");
    List<String> program =
        List.of(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.sqlite.tmpdir=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            PowerLoad.class.getName(),
            load.name(),
            state.toString());
    return Strace.of(state, program, home.resolve("strace.log"));
  }

  private Outcome judge(PowerLoad load, List<Step> steps) throws Exception {
    Random random = new Random(SEED);
    Path memory = Path.of("/dev/shm");
    Path images =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "wayout-power")
            : Files.createDirectory(folder.resolve("images"));
    try {
      return judge(new PowerJudge(images, load), steps, random);
    } finally {
      Files.delete(images);
    }
  }

  private static Outcome judge(PowerJudge judge, List<Step> steps, Random random) throws Exception {
    Disk disk = new Disk();
    List<String> said = new ArrayList<>();
    List<String> convictions = new ArrayList<>();
    int images = 0;
    for (int n = 0; n < steps.size(); n++) {
      Step step = steps.get(n);
      disk.apply(step);
      if (step instanceof Step.Said(var line)) {
        said.add(line);
      }
      boolean isLookedAt =
          !(step instanceof Step.Wrote) || n % (steps.size() / MOMENTS_MAX + 1) == 0;
      for (Loss loss : isLookedAt || ROUNDS == 0 ? drawn(steps.size(), random) : List.<Loss>of()) {
        images++;
        String where = loss + " after step " + n + " (" + name(step) + "): ";
        judge
            .verdict(disk.after(loss, random), said)
            .ifPresent(wrong -> convictions.add(where + wrong));
      }
    }
    int syncs = (int) steps.stream().filter(s -> s instanceof Step.Synced).count();
    return new Outcome(steps.size(), syncs, images, convictions);
  }

  private static String kind(String conviction) {
    return conviction.replaceAll("^[A-Z_]+ after step [^:]*: ", "").replaceAll("[:*].*", "");
  }

  /// Which losses are looked at after one step.
  private static List<Loss> drawn(int steps, Random random) {
    List<Loss> losses = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      boolean isCertain = loss == Loss.ALL_LOST || loss == Loss.ALL_KEPT;
      if (ROUNDS > 0) {
        for (int round = 0; round < (isCertain ? 1 : ROUNDS); round++) {
          losses.add(loss);
        }
      } else if (random.nextInt(steps * Loss.values().length) < IMAGES) {
        losses.add(loss);
      }
    }
    return losses;
  }

  private static String name(Step step) {
    return step instanceof Step.Wrote(var name, var at, var bytes)
        ? "wrote " + bytes.length + " bytes at " + at + " of " + name
        : step.toString();
  }
}
