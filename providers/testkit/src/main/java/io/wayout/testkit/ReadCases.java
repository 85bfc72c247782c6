// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.A;
import static io.wayout.testkit.ContractWorld.MINUTE;
import static io.wayout.testkit.ContractWorld.cname;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.ProviderFailure.Absent;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.ReadOutcome.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every adapter promises about reading.
interface ReadCases {
  ContractWorld world();

  @Test
  default void recordThere_readFindsIt() {
    RecordKey key = world().freshCname(A);

    assertThat(world().readAll(key)).containsExactly(Optional.of(A));
  }

  @Test
  default void recordNotThere_readIsSureThatItIsMissing() {
    assertThat(world().readOne(world().freshKey("www", RecordType.CNAME))).isEqualTo(new Missing());
  }

  @Test
  default void otherTypeThere_readIsMissing() {
    RecordKey key = world().freshCname(A);

    assertThat(world().readOne(new RecordKey(key.zone(), key.name(), RecordType.A)))
        .isEqualTo(new Missing());
  }

  @Test
  default void p06_zoneNotThere_readFailsAsAbsent() {
    DnsName zone = DnsName.of("not-hosted.example");

    ReadOutcome outcome =
        world().readOne(new RecordKey(zone, DnsName.of("www." + zone), RecordType.CNAME));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ReadOutcome.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Absent.class));
  }

  @Test
  default void manyKeys_answeredInTheirOrder() {
    List<RecordKey> keys = new ArrayList<>(List.of(world().freshKey("none", RecordType.CNAME)));
    List<Optional<RecordSet>> sets = new ArrayList<>(List.of(Optional.empty()));
    for (int i = 0; i < 20; i++) {
      RecordSet set = cname(MINUTE, "lb-" + i + ".cloud.example");
      keys.addFirst(world().freshCname(set));
      sets.addFirst(Optional.of(set));
    }

    assertThat(world().readAll(keys.toArray(RecordKey[]::new))).isEqualTo(sets);
  }
}
