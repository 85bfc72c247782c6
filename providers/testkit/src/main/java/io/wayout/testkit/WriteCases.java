// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.A;
import static io.wayout.testkit.ContractWorld.B;
import static io.wayout.testkit.ContractWorld.FOREIGN;
import static io.wayout.testkit.ContractWorld.addresses;
import static io.wayout.testkit.ContractWorld.assertAccepted;
import static io.wayout.testkit.ContractWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure.Conflict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every adapter promises about replacing one record set.
interface WriteCases {
  ContractWorld world();

  @Test
  default void expectedValueThere_isReplaced() {
    RecordKey key = world().freshCname(A);

    assertAccepted(world().replace(key, A, B));
    assertThat(world().vendor().peek(key)).contains(B);
  }

  @Test
  default void p07_replacedTwice_secondTimeChangesNothingAndIsAccepted() {
    RecordKey key = world().freshCname(A);

    assertAccepted(world().replace(key, A, B));
    assertAccepted(world().replace(key, A, B));
    assertThat(world().vendor().peek(key)).contains(B);
  }

  @Test
  default void p08_anotherValueThere_isConflictAndUntouched() {
    RecordKey key = world().freshCname(FOREIGN);

    assertRefused(world().replace(key, A, B), Conflict.class);
    assertThat(world().vendor().peek(key)).contains(FOREIGN);
  }

  @Test
  default void p06_recordGone_isConflictAndStaysGone() {
    RecordKey key = world().freshKey("gone", RecordType.CNAME);

    assertRefused(world().replace(key, A, B), Conflict.class);
    assertThat(world().vendor().peek(key)).isEmpty();
  }

  @Test
  default void nothingExpectedAndNothingThere_isCreated() {
    RecordKey key = world().freshKey("new", RecordType.CNAME);

    assertAccepted(world().replaceOne(new Expected.Nothing(), key, A));
    assertThat(world().vendor().peek(key)).contains(A);
  }

  @Test
  default void nothingExpectedButSomethingThere_isConflictAndUntouched() {
    RecordKey key = world().freshCname(FOREIGN);

    assertRefused(world().replaceOne(new Expected.Nothing(), key, A), Conflict.class);
    assertThat(world().vendor().peek(key)).contains(FOREIGN);
  }

  @Test
  default void p07_nothingExpectedButAnotherTypeThere_isConflictAndUntouched() {
    RecordKey address = world().freshKey("busy", RecordType.A);
    RecordSet addresses = addresses(RecordType.A, "192.0.2.7");
    world().put(address, addresses);
    RecordKey alias = new RecordKey(address.zone(), address.name(), RecordType.CNAME);

    assertRefused(world().replaceOne(new Expected.Nothing(), alias, A), Conflict.class);
    assertThat(world().vendor().peek(address)).contains(addresses);
  }

  @Test
  default void ttl_isWrittenAndReadBack() {
    RecordKey key = world().freshCname(A);
    RecordSet slower = new RecordSet(new Ttl(300), A.data());

    assertAccepted(world().replace(key, A, slower));
    assertThat(world().readAll(key)).containsExactly(Optional.of(slower));
  }

  @Test
  default void p22_attributeOfTheRecord_isKept() {
    assumeTrue(
        world().vendor().attribute().isPresent(), "this vendor's records have no attributes");
    ContractVendor.Attribute attribute = world().vendor().attribute().orElseThrow();
    RecordKey key = world().freshCname(A);
    attribute.put(key, "ask ops first");

    assertAccepted(world().replace(key, A, B));
    assertThat(attribute.peek(key)).contains("ask ops first");
  }
}
