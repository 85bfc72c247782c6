// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.A;
import static io.wayout.testkit.ContractWorld.B;
import static io.wayout.testkit.ContractWorld.FOREIGN;
import static io.wayout.testkit.ContractWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wayout.dns.RecordKey;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import io.wayout.provider.WriteOutcome.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every adapter promises about several changes in one call.
interface BatchCases {
  int CROWD = 100;

  ContractWorld world();

  @Test
  default void batch_isAnsweredInOrderAndAppliedWhole() {
    int size = Math.min(CROWD, world().capabilities().batchSizeMax());
    List<RecordKey> keys = IntStream.range(0, size).mapToObj(_ -> world().freshCname(A)).toList();

    List<WriteOutcome> outcomes = world().replaceAll(keys, SendGate.OPEN);

    assertThat(outcomes).hasSize(size).allMatch(Accepted.class::isInstance);
    assertThat(world().readAll(keys.toArray(RecordKey[]::new))).containsOnly(Optional.of(B));
  }

  @Test
  default void batchWithOneConflict_isAllOrNothingWhereClaimedAndHonestElsewhere() {
    assumeTrue(
        world().capabilities().batchSizeMax() > 2, "this API takes fewer than three changes");
    List<RecordKey> keys =
        List.of(world().freshCname(A), world().freshCname(FOREIGN), world().freshCname(A));

    List<WriteOutcome> outcomes = world().replaceAll(keys, SendGate.OPEN);

    assertRefused(outcomes.get(1), Conflict.class);
    assertThat(world().vendor().peek(keys.get(1))).contains(FOREIGN);
    boolean allOrNothing = world().capabilities().atomicBatch().isYes();
    for (int i : new int[] {0, 2}) {
      boolean applied = world().vendor().peek(keys.get(i)).equals(Optional.of(B));
      assertThat(applied && allOrNothing).as("applied beside a conflict").isFalse();
      assertThat(outcomes.get(i)).isInstanceOf(applied ? Accepted.class : Refused.class);
    }
  }

  @Test
  default void batchPartlyThereAlready_isAccepted() {
    assumeTrue(world().capabilities().batchSizeMax() > 1, "this API takes one change");
    List<RecordKey> keys = List.of(world().freshCname(B), world().freshCname(A));

    assertThat(world().replaceAll(keys, SendGate.OPEN)).allMatch(Accepted.class::isInstance);
    assertThat(world().readAll(keys.toArray(RecordKey[]::new))).containsOnly(Optional.of(B));
  }
}
