// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.A;
import static io.wayout.testkit.ContractWorld.B;
import static io.wayout.testkit.ContractWorld.FOREIGN;
import static io.wayout.testkit.ContractWorld.MINUTE;
import static io.wayout.testkit.ContractWorld.assertAccepted;
import static io.wayout.testkit.ContractWorld.assertRefused;
import static io.wayout.testkit.ContractWorld.cname;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.provider.Capabilities.CompareAndSwap;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Withdrawn;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.provider.WriteOutcome.Accepted;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every adapter promises when others act at the same time: the gate, writers, readers.
interface RaceCases {
  ContractWorld world();

  @Test
  default void gateClosed_nothingIsSent() {
    List<RecordKey> keys = List.of(world().freshCname(A));

    List<WriteOutcome> outcomes =
        world().replaceAll(keys, () -> new SendGate.Closed("frozen by ops"));

    assertRefused(outcomes.getFirst(), Withdrawn.class);
    assertThat(world().vendor().peek(keys.getFirst())).contains(A);
  }

  @Test
  default void gateClosesAfterItWasOpen_nothingMoreIsSent() {
    List<RecordKey> keys =
        List.of(world().freshCname(A), world().freshCname(A), world().freshCname(A));
    AtomicInteger asked = new AtomicInteger();

    for (RecordKey key : keys) {
      world()
          .replaceAll(
              List.of(key),
              () ->
                  asked.getAndIncrement() == 0
                      ? new SendGate.Open()
                      : new SendGate.Closed("superseded"));
    }

    assertThat(keys.stream().map(world().vendor()::peek).toList())
        .containsExactly(Optional.of(B), Optional.of(A), Optional.of(A));
  }

  @Test
  default void recordChangedWhileTheGateIsAsked_isConflictWhereTheServerCompares() {
    assumeTrue(
        world().capabilities().compareAndSwap() == CompareAndSwap.NATIVE,
        "the server does not compare");
    RecordKey key = world().freshCname(A);

    List<WriteOutcome> outcomes =
        world()
            .replaceAll(
                List.of(key),
                () -> {
                  world().put(key, FOREIGN);
                  return new SendGate.Open();
                });

    assertRefused(outcomes.getFirst(), Conflict.class);
    assertThat(world().vendor().peek(key)).contains(FOREIGN);
  }

  @Test
  default void manyWritersAtOnce_oneWinsWhereTheServerCompares() {
    assumeTrue(
        world().capabilities().compareAndSwap() == CompareAndSwap.NATIVE,
        "the server does not compare");
    RecordKey key = world().freshCname(A);
    List<RecordSet> wishes =
        IntStream.range(0, 12).mapToObj(i -> cname(MINUTE, "w" + i + ".cloud.example")).toList();

    List<WriteOutcome> outcomes = Crowd.map(wishes, wish -> world().replace(key, A, wish));

    List<RecordSet> winners =
        IntStream.range(0, wishes.size())
            .filter(i -> outcomes.get(i) instanceof Accepted)
            .mapToObj(wishes::get)
            .toList();
    assertThat(winners).hasSize(1);
    assertThat(world().vendor().peek(key)).contains(winners.getFirst());
  }

  @Test
  default void readerDuringReplacements_neverSeesTheRecordEmpty() {
    RecordKey key = world().freshCname(A);

    List<Optional<RecordSet>> seen =
        Crowd.watch(
            () -> world().vendor().peek(key),
            () -> {
              for (int i = 0; i < 20; i++) {
                assertAccepted(world().replace(key, i % 2 == 0 ? A : B, i % 2 == 0 ? B : A));
              }
            });

    assertThat(seen).isNotEmpty().allMatch(Optional::isPresent);
  }
}
