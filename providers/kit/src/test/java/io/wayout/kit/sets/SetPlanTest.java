// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.sets;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordKey;
import io.wayout.dns.RecordSet;
import io.wayout.dns.RecordType;
import io.wayout.dns.Ttl;
import io.wayout.provider.Change;
import io.wayout.provider.Change.Expected;
import io.wayout.provider.ProviderFailure.Conflict;
import io.wayout.provider.RecordRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetPlanTest {
  private static final DnsName ZONE = DnsName.of("shop.example");
  private static final RecordKey KEY =
      new RecordKey(ZONE, DnsName.of("www.shop.example"), RecordType.CNAME);
  private static final RecordSet A = cname("a.example", 60);
  private static final RecordSet B = cname("b.example", 60);

  @Test
  void expectedIsThere_isReplaced() {
    assertThat(fromAToB(Optional.of(A))).isEqualTo(new SetPlan.Replace());
    assertThat(fromAToB(Optional.of(cname("a.example", 300)))).isEqualTo(new SetPlan.Replace());
  }

  @Test
  void wantedIsThere_isDoneUnlessTheTtlDiffers() {
    assertThat(fromAToB(Optional.of(B))).isEqualTo(new SetPlan.Done());
    assertThat(fromAToB(Optional.of(cname("b.example", 300)))).isEqualTo(new SetPlan.Replace());
  }

  @Test
  void somethingElseIsThere_isConflict() {
    assertThat(fromAToB(Optional.of(cname("x.example", 60))))
        .isEqualTo(new SetPlan.Refused(new Conflict("www.shop.example CNAME holds x.example")));
    assertThat(fromAToB(Optional.empty()))
        .isEqualTo(new SetPlan.Refused(new Conflict("www.shop.example CNAME is not there")));
  }

  @Test
  void nothingExpected_isCreatedOnlyWhereNothingIs() {
    Change creation = new Change(KEY, new Expected.Nothing(), B, RecordRef.NONE);

    assertThat(SetPlan.of(creation, Optional.empty())).isEqualTo(new SetPlan.Create());
    assertThat(SetPlan.of(creation, Optional.of(A)))
        .isEqualTo(new SetPlan.Refused(new Conflict("www.shop.example CNAME holds a.example")));
    assertThat(SetPlan.of(creation, Optional.of(B))).isEqualTo(new SetPlan.Done());
  }

  private static SetPlan fromAToB(Optional<RecordSet> held) {
    return SetPlan.of(new Change(KEY, new Expected.Data(A.data()), B, RecordRef.NONE), held);
  }

  private static RecordSet cname(String target, int ttl) {
    return new RecordSet(new Ttl(ttl), new RecordData.Cname(DnsName.of(target)));
  }
}
