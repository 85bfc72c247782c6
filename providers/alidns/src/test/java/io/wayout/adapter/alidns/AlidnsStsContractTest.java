// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordKey;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ProviderFailure;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.ProviderFailure.Unreachable;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The contract with a role that STS lends.
class AlidnsStsContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeAlidnsBySts();
  }

  @Test
  void stsDown_recordIsMovedWithTheKeyAtHand() {
    RecordKey key = freshA();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      provider.read(List.of(key));
      cloud().mishap(Where.TOKENS, new Mishap.Instead(cloud().broken()));

      assertThat(provider.replace(List.of(change(key)), SendGate.OPEN).getFirst())
          .isInstanceOf(WriteOutcome.Accepted.class);
    }
  }

  @Test
  void stsDownFromTheBeginning_isUnreachable() {
    for (Mishap mishap : List.of(new Mishap.Instead(cloud().broken()), new Mishap.CutOff(false))) {
      cloud().mishap(Where.TOKENS, mishap);

      assertThat(readFailed()).isInstanceOf(Unreachable.class);
      assertThat(readFailed().detail()).contains("no keys from STS", "'sts-endpoint'");
      assertThat(refusal(replace(freshA()))).isInstanceOf(Unreachable.class);
    }
  }

  @Test
  void stsThrottles_isThrottled() {
    cloud().mishap(Where.TOKENS, new Mishap.Instead(cloud().throttled()));

    assertThat(readFailed()).isInstanceOf(Throttled.class);
  }

  @Test
  void stsRefuses_isDeniedWithARemedy() {
    for (String code : List.of("EntityNotExist.Role", "NoPermission", "InvalidParameter.X")) {
      cloud()
          .mishap(
              Where.TOKENS,
              new Mishap.Instead(FakeAlidns.error(404, code, FakeAlidnsBySts.OWN_ID)));

      assertThat(readFailed()).as(code).isInstanceOf(Denied.class);
      assertThat(readFailed().detail())
          .contains(code, "sts:AssumeRole")
          .doesNotContain(FakeAlidnsBySts.OWN_ID);
    }
  }

  @Test
  void stsGarbled_quotesNoKey() {
    cloud()
        .mishap(
            Where.TOKENS,
            new Mishap.Reworded(a -> a.withBody(a.body().replace("Expiration", "E"))));

    assertThat(readFailed().detail())
        .doesNotContain(FakeAlidns.ID, FakeAlidns.SECRET, FakeAlidns.TOKEN);
  }

  private ProviderFailure readFailed() {
    return ((ReadOutcome.Failed) read(freshA())).failure();
  }
}
