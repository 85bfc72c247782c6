// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNameTest {
  private static final DnsName SHOP = DnsName.of("shop.example");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "www.shop.example, www.shop.example",
    "WWW.Shop.EXAMPLE., www.shop.example",
    "bücher.example, xn--bcher-kva.example",
    "XN--BCHER-KVA.example, xn--bcher-kva.example",
    "购物.example, xn--g2xx48c.example",
    "*.shop.example, *.shop.example",
    "_dmarc.shop.example, _dmarc.shop.example",
    "a-b.1-2.example, a-b.1-2.example",
    "localhost, localhost",
    "www。shop.example, www.shop.example"
  })
  void writtenAnyWay_isOneName(String text, String canonical) {
    assertThat(DnsName.of(text)).isEqualTo(new DnsName(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a..b",
        ".a",
        "a b.example",
        "a\tb.example",
        "a\u200bb.example",
        "a/b.example",
        "a:53",
        "http://a.example",
        "a\u0000b.example",
        "lb_\\032.example",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"
      })
  void noDomainName_isRefusedWithItsText(String text) {
    assertThatThrownBy(() -> DnsName.of(text))
        .isInstanceOf(BadValue.class)
        .message()
        .isNotBlank()
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void longestName_isTakenAndOneMoreIsNot() {
    String label = "a".repeat(63);
    String longest = label + "." + label + "." + label + "." + "a".repeat(61);

    assertThat(DnsName.of(longest + ".").text()).hasSize(253);
    assertThatThrownBy(() -> DnsName.of(longest + "a")).isInstanceOf(BadValue.class);
  }

  @Test
  void invisibleCharacter_isNamed() {
    assertThatThrownBy(() -> DnsName.of("shop\u200b.example")).hasMessageContaining("U+200B");
  }

  @Test
  void notCanonical_isABugInTheConstructor() {
    assertThatThrownBy(() -> new DnsName("WWW.example")).isInstanceOf(BadValue.class);
  }

  @Test
  void partsOfAName_areThere() {
    DnsName www = DnsName.of("www.shop.example");

    assertThat(www.labels()).isEqualTo(List.of("www", "shop", "example"));
    assertThat(www.parent()).isEqualTo(SHOP);
    assertThat(DnsName.of("example").parent()).isEqualTo(DnsName.of("example"));
    assertThat(www.absolute()).isEqualTo("www.shop.example.");
    assertThat(www).hasToString("www.shop.example");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "shop.example, true",
    "www.shop.example, true",
    "myshop.example, false",
    "example, false"
  })
  void within_meansAtOrBelow(String name, boolean isWithin) {
    assertThat(DnsName.of(name).isWithin(SHOP)).isEqualTo(isWithin);
  }

  @Test
  void relativeName_isAtSignAtTheApex() {
    assertThat(DnsName.of("a.b.shop.example").relativeTo(SHOP)).isEqualTo("a.b");
    assertThat(SHOP.relativeTo(SHOP)).isEqualTo("@");
    assertThatThrownBy(() -> DnsName.of("www.other.example").relativeTo(SHOP))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
