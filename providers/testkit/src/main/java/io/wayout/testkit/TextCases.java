// SPDX-License-Identifier: Apache-2.0
package io.wayout.testkit;

import static io.wayout.testkit.ContractWorld.MINUTE;
import static io.wayout.testkit.ContractWorld.assertAccepted;
import static io.wayout.testkit.ContractWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure.Conflict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every adapter promises about the canary record (I88): one word in a TXT record of our own.
interface TextCases {
  ContractWorld world();

  @Test
  default void textMissing_isCreatedAndThenReplaced() {
    RecordKey key = world().freshKey("_wayout-canary", RecordType.TXT);
    RecordSet first = text("wayout;1;2026-11-21T08:00:00Z");
    RecordSet second = text("wayout;2;2026-11-22T08:00:00Z");

    assertAccepted(world().replaceOne(new Expected.Nothing(), key, first));
    assertThat(world().readAll(key)).containsExactly(Optional.of(first));
    assertAccepted(world().replace(key, first, second));
    assertThat(world().vendor().peek(key)).contains(second);
    assertThat(world().readAll(key)).containsExactly(Optional.of(second));
  }

  @Test
  default void anotherTextThere_isConflictAndUntouched() {
    RecordKey key = world().freshKey("_wayout-canary", RecordType.TXT);
    RecordSet foreign = text("of-another-agent");
    world().put(key, foreign);

    assertRefused(world().replace(key, text("first"), text("second")), Conflict.class);
    assertRefused(world().replaceOne(new Expected.Nothing(), key, text("second")), Conflict.class);
    assertThat(world().vendor().peek(key)).contains(foreign);
  }

  @Test
  default void textWithSignsAndOfFullLength_isReadAsItWasWritten() {
    RecordKey key = world().freshKey("_wayout-canary", RecordType.TXT);
    RecordSet signs = text("a;b=c,d:'e'(f)[g]{h}<i>$j#k%l^m&n*o+p/q?r@s!t~u|v`w");
    RecordSet full = text("x".repeat(255));

    assertAccepted(world().replaceOne(new Expected.Nothing(), key, signs));
    assertThat(world().readAll(key)).containsExactly(Optional.of(signs));
    assertAccepted(world().replace(key, signs, full));
    assertThat(world().readAll(key)).containsExactly(Optional.of(full));
  }

  private static RecordSet text(String text) {
    return new RecordSet(MINUTE, new RecordData.Text(text));
  }
}
