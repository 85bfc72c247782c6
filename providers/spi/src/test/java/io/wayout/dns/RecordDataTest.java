// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordDataTest {
  @Test
  void cname_foldsCaseAndDot() {
    RecordData data = RecordData.of(RecordType.CNAME, List.of("LB-A.Cloud.Example."));

    assertThat(data).isEqualTo(new RecordData.Cname(DnsName.of("lb-a.cloud.example")));
    assertThat(data.values()).containsExactly("lb-a.cloud.example.");
    assertThat(data).hasToString("lb-a.cloud.example");
    assertThat(data.type()).isEqualTo(RecordType.CNAME);
  }

  @Test
  void addresses_areASetWithoutOrder() {
    RecordData data = RecordData.of(RecordType.A, List.of("192.0.2.2", "192.0.2.1", "192.0.2.2"));

    assertThat(data).isEqualTo(RecordData.of(RecordType.A, List.of("192.0.2.1", "192.0.2.2")));
    assertThat(data.values()).containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void addressesOfVersionSix_areComparedAsAddresses() {
    assertThat(RecordData.of(RecordType.AAAA, List.of("2001:DB8:0:0::1")))
        .isEqualTo(RecordData.of(RecordType.AAAA, List.of("2001:db8::1")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "A, 2001:db8::1",
    "AAAA, 192.0.2.1",
    "A, 192.0.2",
    "A, 3221225985",
    "A, 192.0.2.256",
    "A, 192.0.2.010",
    "AAAA, '::ffff:192.0.2.1'",
    "A, lb.example",
    "A, ''",
    "AAAA, '2001:db8::1%eth0'",
    "CNAME, 'a..b'"
  })
  void valueOfAnotherKind_isRefused(RecordType type, String value) {
    assertThatThrownBy(() -> RecordData.of(type, List.of(value))).isInstanceOf(BadValue.class);
  }

  @Test
  void severalOrNoValues_areRefusedWhereOneIsNeeded() {
    assertThatThrownBy(() -> RecordData.of(RecordType.CNAME, List.of("a.example", "b.example")))
        .isInstanceOf(BadValue.class);
    assertThatThrownBy(() -> RecordData.of(RecordType.CNAME, List.of()))
        .isInstanceOf(BadValue.class);
    assertThatThrownBy(() -> RecordData.of(RecordType.A, List.of())).isInstanceOf(BadValue.class);
  }

  @Test
  void addressesOfTypeCname_areABug() {
    TreeSet<String> addresses = new TreeSet<>(List.of("192.0.2.1"));

    assertThatThrownBy(() -> new RecordData.Addresses(RecordType.CNAME, addresses))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void alias_isAnotherTypeThanCname() {
    RecordData alias = RecordData.of(RecordType.ALIAS, List.of("LB-A.cloud.example."));

    assertThat(alias).isEqualTo(new RecordData.Alias(DnsName.of("lb-a.cloud.example")));
    assertThat(alias).isNotEqualTo(new RecordData.Cname(DnsName.of("lb-a.cloud.example")));
    assertThat(alias.values()).containsExactly("lb-a.cloud.example.");
  }

  @Test
  void text_isReadWithAndWithoutItsQuotes() {
    RecordData text = new RecordData.Text("canary=1");

    assertThat(RecordData.of(RecordType.TXT, List.of("\"canary=1\""))).isEqualTo(text);
    assertThat(RecordData.of(RecordType.TXT, List.of("canary=1"))).isEqualTo(text);
    assertThat(text.values()).containsExactly("\"canary=1\"");
  }

  @Test
  void textThatSomeVendorWouldSplitOrEscape_isRefused() {
    for (String odd : List.of("", "two words", "a\"b", "a\\b", "ä", "x".repeat(256))) {
      assertThatThrownBy(() -> new RecordData.Text(odd)).as(odd).isInstanceOf(BadValue.class);
    }
  }
}
