// SPDX-License-Identifier: Apache-2.0
package io.wayout.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wayout.dns.DnsName;
import io.wayout.engine.port.Authorities.Resolved;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AliasProofTest {
  private static final DnsName TARGET = DnsName.of("lb.cloud.example");

  @Test
  void oneCommonAddressInEachFamily_isProof() {
    assertThat(
            objection(List.of("192.0.2.1", "2001:db8::1"), "192.0.2.1", "192.0.2.2", "2001:db8::1"))
        .isEmpty();
  }

  @Test
  void otherAddresses_areNone() {
    assertThat(objection(List.of("192.0.2.9"), "192.0.2.1"))
        .contains("answers 192.0.2.9 where lb.cloud.example has 192.0.2.1");
  }

  @Test
  void familyThatTheTargetHasNot_isNone() {
    assertThat(objection(List.of("192.0.2.1", "2001:db8::9"), "192.0.2.1"))
        .contains("answers 192.0.2.1,2001:db8::9 where lb.cloud.example has 192.0.2.1");
  }

  @Test
  void familyThatIsNotAnsweredYet_isNone() {
    assertThat(objection(List.of("192.0.2.1"), "192.0.2.1", "2001:db8::1"))
        .contains("answers 192.0.2.1 where lb.cloud.example has 192.0.2.1,2001:db8::1");
  }

  @Test
  void targetThatCantBeResolved_provesNothing() {
    assertThat(objection(List.of("192.0.2.1")))
        .contains("can't be compared: lb.cloud.example has no address");
    assertThat(
            AliasProof.objection(
                TARGET,
                new TreeSet<>(List.of("192.0.2.1")),
                new Resolved.Unknown("no resolver answers")))
        .contains("can't be compared: lb.cloud.example does not resolve here: no resolver answers");
  }

  private static Optional<String> objection(List<String> answered, String... resolved) {
    return AliasProof.objection(
        TARGET, new TreeSet<>(answered), new Resolved.To(new TreeSet<>(List.of(resolved))));
  }
}
