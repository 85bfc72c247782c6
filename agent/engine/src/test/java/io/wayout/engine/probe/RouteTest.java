// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.dns.RecordData;
import io.wayout.dns.RecordType;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static final DnsName LINK = DnsName.of("www.shop.example");
  private static final Predicate<DnsName> IS_LINK = LINK::equals;

  @Test
  void ordinaryName_isResolved() {
    assertThat(Route.of("lb.cloud.example", Optional.empty(), IS_LINK))
        .isEqualTo(new Route.To("lb.cloud.example"));
  }

  @Test
  void literal_isTaken() {
    assertThat(Route.of("2001:db8::1", Optional.empty(), IS_LINK))
        .isEqualTo(new Route.To("2001:db8::1"));
  }

  @Test
  void linkHoweverWritten_isRefused() {
    assertThat(List.of("www.shop.example", "WWW.Shop.example."))
        .allSatisfy(host ->
            assertThat(Route.of(host, Optional.empty(), IS_LINK))
                .isInstanceOf(Route.Refused.class));
  }

  @Test
  void linkViaTarget_goesToTheTarget() {
    RecordData name = RecordData.of(RecordType.CNAME, List.of("lb.cloud.example"));
    RecordData addresses = RecordData.of(RecordType.A, List.of("192.0.2.2", "192.0.2.1"));
    assertThat(
            List.of(
                Route.of("www.shop.example", Optional.of(name), IS_LINK),
                Route.of("www.shop.example", Optional.of(addresses), IS_LINK)))
        .containsExactly(
            new Route.To("lb.cloud.example"),
            new Route.Direct(
                List.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("192.0.2.2"))));
  }

  @Test
  void targetThatIsALink_isRefused() {
    RecordData loop = RecordData.of(RecordType.CNAME, List.of("www.shop.example"));
    assertThat(Route.of("api.shop.example", Optional.of(loop), IS_LINK))
        .isInstanceOf(Route.Refused.class);
  }
}
