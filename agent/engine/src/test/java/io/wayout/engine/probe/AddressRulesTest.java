// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRulesTest {

  @Test
  void inside_isRefused() {
    assertThat(
            List.of(
                "0.0.0.0",
                "10.1.2.3",
                "100.100.100.200",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.1.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.1.2.3",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1"))
        .noneMatch(text -> AddressRules.publicOnly().permits(InetAddress.ofLiteral(text)));
  }

  @Test
  void outside_isPermitted() {
    assertThat(
            List.of(
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.32.0.0",
                "223.5.5.5",
                "2001:db8::1",
                "::2"))
        .allMatch(text -> AddressRules.publicOnly().permits(InetAddress.ofLiteral(text)));
  }

  @Test
  void listedNetwork_isPermitted() {
    AddressRules rules = AddressRules.allowing(List.of("10.20.0.0/15", "::1"));
    assertThat(List.of("10.20.0.1", "10.21.255.255", "::1"))
        .allMatch(text -> rules.permits(InetAddress.ofLiteral(text)));
    assertThat(List.of("10.22.0.0", "10.19.0.0", "127.0.0.1"))
        .noneMatch(text -> rules.permits(InetAddress.ofLiteral(text)));
  }

  @Test
  void notANetwork_isRefusedAtOnce() {
    assertThat(List.of("10.0.0.0/33", "shop.example/8", "10.0.0.0/x"))
        .allSatisfy(text ->
            assertThatThrownBy(() -> AddressRules.allowing(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class));
  }
}
