// SPDX-License-Identifier: Apache-2.0
package io.wayout.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.core.fold.Durable;
import io.wayout.core.fold.Memory;
import io.wayout.core.model.Freeze;
import io.wayout.core.switchover.Phase;
import io.wayout.engine.port.StoreException;
import io.wayout.engine.port.StoreException.StoreFailure;
import io.wayout.engine.port.StoreSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever bytes a disk has turned over, a start ends in one of three known ways: with a state
/// that can be read, held, or refused as too new.
class DamagePropertyTest {
  private static final int ROUNDS = Integer.getInteger("wayout.rounds", 60);
  private static final int HEADER_BYTES = 100;

  @TempDir Path folder;

  @Test
  void randomDamage_neverSurprisesAStart() throws Exception {
    long seed = Long.getLong("wayout.seed", System.nanoTime());
    System.err.println("randomDamage_neverSurprisesAStart: -Dwayout.seed=" + seed);
    Random random = new Random(seed);
    byte[] sound = sound();
    int held = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path state = Files.createDirectory(folder.resolve("round-" + round), OwnerOnly.DIRECTORY);
      Files.write(
          Files.createFile(state.resolve("wayout.db"), OwnerOnly.FILE), damaged(sound, random));
      held += isHeld(state) ? 1 : 0;
    }
    assertThat(held).isPositive();
  }

  private boolean isHeld(Path state) throws StoreException {
    try (SqliteStore store = SqliteStore.open(state, FixedTicker.OPTIONS)) {
      Memory memory = store.recover();
      assertThat(memory.isQuarantined()).isEqualTo(store.loss().isPresent());
      return memory.isQuarantined();
    } catch (StoreException refused) {
      assertThat(refused.failure()).as(refused.toString()).isEqualTo(StoreFailure.TOO_NEW);
      return false;
    }
  }

  private byte[] sound() throws Exception {
    StoreSamples samples = new StoreSamples(5);
    List<Durable> durables = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      durables.add(new Durable.SwitchoverKept(samples.switchover("s#" + n, Phase.ATTEMPT)));
      durables.add(new Durable.DomainKept(samples.domain(samples.name())));
      durables.add(new Durable.Row(samples.row(Optional.empty(), Optional.of("s#" + n))));
    }
    durables.add(new Durable.FreezeKept(samples.freeze(new Freeze.Scope.Everything())));
    try (SqliteStore store = SqliteStore.open(folder.resolve("sound"), FixedTicker.OPTIONS)) {
      store.keep(durables);
    }
    return Files.readAllBytes(folder.resolve("sound/wayout.db"));
  }

  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes =
        random.nextInt(8) == 0
            ? Arrays.copyOf(sound, random.nextInt(sound.length))
            : Arrays.copyOf(sound, sound.length);
    for (int flips = random.nextInt(4); flips >= 0 && bytes.length > 0; flips--) {
      int reach = random.nextInt(4) == 0 ? Math.min(HEADER_BYTES, bytes.length) : bytes.length;
      bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
