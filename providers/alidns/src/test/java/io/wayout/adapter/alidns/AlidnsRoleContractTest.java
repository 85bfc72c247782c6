// SPDX-License-Identifier: Apache-2.0
package io.wayout.adapter.alidns;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordType;
import io.wayout.provider.CheckOutcome;
import io.wayout.provider.DnsProvider;
import io.wayout.provider.ReadOutcome;
import io.wayout.provider.SendGate;
import io.wayout.provider.WriteOutcome;
import io.wayout.testkit.ContractVendor;
import io.wayout.testkit.Reach;
import io.wayout.testkit.cloud.CloudContract;
import io.wayout.testkit.cloud.CloudVendor;
import io.wayout.testkit.cloud.FakeCloud;
import io.wayout.testkit.cloud.FakeMetadata;
import io.wayout.testkit.cloud.FakeRequest;
import io.wayout.testkit.cloud.Mishap;
import io.wayout.testkit.cloud.Mishap.Where;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The contract with the RAM role of an ECS instance.
class AlidnsRoleContractTest extends CloudContract {
  @Override
  protected FakeCloud newCloud() {
    return new FakeAlidnsByRole();
  }

  @Test
  void roleIsAskedForOnce_forManyCalls() {
    RecordKey key = freshA();
    int before = metadata().requests().size();
    try (DnsProvider provider = vendor().open(Reach.HEALTHY)) {
      provider.read(List.of(key));
      provider.replace(List.of(change(key)), SendGate.OPEN);
      provider.read(List.of(key));
    }

    assertThat(metadata().requests().stream().skip(before).map(FakeRequest::method))
        .containsExactly("PUT", "GET");
  }

  @Test
  void metadataDown_recordIsMovedWithTheKeyAtHand() {
    try (FakeAlidnsByRole other = new FakeAlidnsByRole()) {
      other.open();
      CloudVendor there = new CloudVendor(other);
      RecordKey key = freshKey("www", RecordType.CNAME);
      there.put(key, A.ttl(), A.data().values());
      try (DnsProvider provider = there.open(ContractVendor.DEADLINE, InstantSource.system())) {
        provider.read(List.of(key));
        other.metadata().breakDown();

        assertThat(provider.replace(List.of(change(key)), SendGate.OPEN).getFirst())
            .isInstanceOf(WriteOutcome.Accepted.class);
        assertThat(provider.check(List.of(there.zone()))).isInstanceOf(CheckOutcome.Healthy.class);
      }
      there.close();
    }
  }

  @Test
  void lentSecrets_areInNoMessage() {
    String echo = FakeAlidns.ID + " " + FakeAlidns.SECRET + " " + FakeAlidns.TOKEN;
    cloud().mishap(Where.READS, new Mishap.Instead(cloud().forgetsKeys().withBody("<p>" + echo)));

    assertThat(((ReadOutcome.Failed) read(freshA())).failure().detail())
        .doesNotContain(FakeAlidns.ID, FakeAlidns.SECRET, FakeAlidns.TOKEN);
  }

  private FakeMetadata metadata() {
    return ((FakeAlidnsByRole) cloud()).metadata();
  }
}
