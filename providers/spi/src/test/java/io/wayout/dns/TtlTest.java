// SPDX-License-Identifier: Apache-2.0
package io.wayout.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TtlTest {
  @Test
  void seconds_areKeptFromZeroToTheLargest() {
    assertThat(new Ttl(0).toDuration()).isEqualTo(Duration.ZERO);
    assertThat(new Ttl(Integer.MAX_VALUE).seconds()).isEqualTo(2_147_483_647);
    assertThat(new Ttl(60)).hasToString("60s").isGreaterThan(new Ttl(59));
  }

  @Test
  void negative_isRefused() {
    assertThatThrownBy(() -> new Ttl(-1))
        .isInstanceOf(BadValue.class)
        .hasMessageContaining("negative");
  }
}
