// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordKeyTest {
  private static final DnsName SHOP = DnsName.of("shop.example");

  @Test
  void nameWithinTheZone_isAKey() {
    DnsName www = DnsName.of("www.shop.example");

    assertThat(new RecordKey(SHOP, www, RecordType.CNAME)).hasToString("www.shop.example CNAME");
    assertThat(new RecordKey(SHOP, SHOP, RecordType.A).name()).isEqualTo(SHOP);
  }

  @Test
  void nameOutsideTheZone_isRefusedWithBothNames() {
    DnsName other = DnsName.of("www.myshop.example");

    assertThatThrownBy(() -> new RecordKey(SHOP, other, RecordType.CNAME))
        .isInstanceOf(BadValue.class)
        .hasMessageContaining("www.myshop.example")
        .hasMessageContaining("'shop.example'");
  }
}
