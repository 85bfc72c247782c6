// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.A;
import static io.wayout.testkit.ContractWorld.B;
import static io.wayout.testkit.ContractWorld.MINUTE;
import static io.wayout.testkit.ContractWorld.addresses;
import static io.wayout.testkit.ContractWorld.assertAccepted;
import static io.wayout.testkit.ContractWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every adapter promises about names, letters and addresses.
interface ValueCases {
  ContractWorld world();

  @Test
  default void p22_unusualNames_areReadAndReplaced() {
    for (String label : List.of("*.wild", "bücher", "_acme-challenge", "WWW.Mixed")) {
      RecordKey key = world().freshKey(label, RecordType.CNAME);
      world().put(key, A);

      assertAccepted(world().replace(key, A, B));
      assertThat(world().readAll(key)).as(label).containsExactly(Optional.of(B));
    }
  }

  /// Names go to the vendor and come back as the same names, whatever its API does to dots, case,
  /// escapes and other scripts; as owners and as what a record leads to.
  @Test
  default void anyName_goesThereAndComesBack() {
    long seed = System.nanoTime();
    RandomNames names = new RandomNames(seed);
    List<RecordKey> keys = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      RecordKey key = world().freshKey(names.next(), RecordType.CNAME);
      keys.add(key);
      world().put(key, A);
    }
    assertThat(world().readAll(keys.toArray(RecordKey[]::new)))
        .as("seed %d: %s", seed, keys)
        .containsOnly(Optional.of(A));
    for (RecordKey key : keys.subList(0, 6)) {
      RecordSet wanted = ContractWorld.cname(MINUTE, names.next().replace("*.", "") + ".example");

      assertThat(world().replace(key, A, wanted))
          .as("seed %d: %s to %s", seed, key, wanted)
          .isInstanceOf(WriteOutcome.Accepted.class);
      assertThat(world().readAll(key))
          .as("seed %d: %s", seed, key)
          .containsExactly(Optional.of(wanted));
      assertThat(world().vendor().peek(key)).as("seed %d: %s", seed, key).contains(wanted);
    }
  }

  @Test
  default void p22_valueInCapitals_isTheSameValue() {
    RecordKey key = world().freshKey("caps", RecordType.CNAME);
    world().vendor().put(key, MINUTE, List.of("LB-A.Cloud.EXAMPLE."));

    assertThat(world().readAll(key)).containsExactly(Optional.of(A));
    assertAccepted(world().replace(key, A, B));
    assertThat(world().vendor().peek(key)).contains(B);
  }

  @Test
  default void addresses_areReplacedAsOneSet() {
    RecordKey four = world().freshKey("four", RecordType.A);
    RecordKey six = world().freshKey("six", RecordType.AAAA);
    RecordSet oldFour = addresses(RecordType.A, "192.0.2.2", "192.0.2.1");
    RecordSet newFour = addresses(RecordType.A, "192.0.2.2", "198.51.100.3");
    RecordSet oldSix = addresses(RecordType.AAAA, "2001:db8::1");
    RecordSet newSix = addresses(RecordType.AAAA, "2001:db8::1", "2001:db8:0::2");
    world().put(four, oldFour);
    world().put(six, oldSix);

    assertAccepted(world().replace(four, oldFour, newFour));
    assertAccepted(world().replace(six, oldSix, newSix));
    assertThat(world().readAll(four)).containsExactly(Optional.of(newFour));
    assertThat(world().readAll(six)).containsExactly(Optional.of(newSix));
  }

  @Test
  default void partOfTheAddressesExpected_isConflictAndUntouched() {
    RecordKey key = world().freshKey("part", RecordType.A);
    RecordSet both = addresses(RecordType.A, "192.0.2.1", "192.0.2.2");
    world().put(key, both);

    WriteOutcome outcome =
        world()
            .replace(
                key, addresses(RecordType.A, "192.0.2.1"), addresses(RecordType.A, "198.51.100.1"));

    assertRefused(outcome, Conflict.class);
    assertThat(world().vendor().peek(key)).contains(both);
  }
}
