// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.MINUTE;
import static io.wayout.testkit.ContractWorld.addresses;
import static io.wayout.testkit.ContractWorld.assertAccepted;
import static io.wayout.testkit.ContractWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.Claim;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.ProviderFailure.Rejected;
import io.wayout.provider.ReadOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every adapter promises about records of type ALIAS: that they are kept like a CNAME where
/// it claims them, and an honest refusal where it claims that there are none.
interface AliasCases {
  RecordSet LEFT = alias("lb-a.cloud.example");
  RecordSet RIGHT = alias("lb-b.cloud.example");

  ContractWorld world();

  @Test
  default void alias_isReadAndReplaced() {
    assumeAlias();
    RecordKey key = world().freshKey("alias", RecordType.ALIAS);
    world().put(key, LEFT);

    assertThat(world().readAll(key)).containsExactly(Optional.of(LEFT));
    assertAccepted(world().replace(key, LEFT, RIGHT));
    assertThat(world().vendor().peek(key)).contains(RIGHT);
    assertThat(world().readAll(key)).containsExactly(Optional.of(RIGHT));
  }

  @Test
  default void aliasReplacedTwice_secondTimeChangesNothingAndIsAccepted() {
    assumeAlias();
    RecordKey key = world().freshKey("again", RecordType.ALIAS);
    world().put(key, LEFT);

    assertAccepted(world().replace(key, LEFT, RIGHT));
    assertAccepted(world().replace(key, LEFT, RIGHT));
    assertThat(world().vendor().peek(key)).contains(RIGHT);
  }

  @Test
  default void anotherAliasThere_isConflictAndUntouched() {
    assumeAlias();
    RecordKey key = world().freshKey("taken", RecordType.ALIAS);
    RecordSet foreign = alias("hand-made.cloud.example");
    world().put(key, foreign);

    assertRefused(world().replace(key, LEFT, RIGHT), Conflict.class);
    assertThat(world().vendor().peek(key)).contains(foreign);
  }

  /// At a zone's apex an alias always has neighbours.
  @Test
  default void aliasBesideOtherTypes_isReplacedAndTheyStay() {
    assumeAlias();
    RecordKey key = world().freshKey("beside", RecordType.ALIAS);
    RecordKey neighbour = new RecordKey(key.zone(), key.name(), RecordType.TXT);
    RecordSet text = new RecordSet(MINUTE, new RecordData.Text("neighbour"));
    world().put(key, LEFT);
    world().put(neighbour, text);

    assertAccepted(world().replace(key, LEFT, RIGHT));
    assertThat(world().readAll(key, neighbour))
        .containsExactly(Optional.of(RIGHT), Optional.of(text));
  }

  @Test
  default void noAliasAtTheName_isMissing() {
    assumeAlias();
    RecordKey address = world().freshKey("plain", RecordType.A);
    world().put(address, addresses(RecordType.A, "192.0.2.7"));
    RecordKey key = new RecordKey(address.zone(), address.name(), RecordType.ALIAS);

    assertThat(world().readOne(key)).isEqualTo(new ReadOutcome.Missing());
  }

  @Test
  default void aliasDenied_isRejectedAndNotThrown() {
    assumeTrue(
        world().capabilities().alias() instanceof Claim.No, "this API's claims don't deny it");
    RecordKey key = world().freshKey("none", RecordType.ALIAS);

    assertThat(world().readOne(key))
        .isInstanceOfSatisfying(
            ReadOutcome.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Rejected.class));
    assertRefused(world().replaceOne(new Expected.Nothing(), key, LEFT), Rejected.class);
    assertRefused(world().replace(key, LEFT, RIGHT), Rejected.class);
  }

  private void assumeAlias() {
    assumeTrue(world().capabilities().alias().isYes(), "this API's claims have no alias");
  }

  private static RecordSet alias(String target) {
    return new RecordSet(MINUTE, new RecordData.Alias(DnsName.of(target)));
  }
}
