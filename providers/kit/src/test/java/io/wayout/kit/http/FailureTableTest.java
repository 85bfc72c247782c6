// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wayout.kit.http.FailureTable.Problem;
import io.wayout.provider.ProviderFailure.Denied;
import io.wayout.provider.ProviderFailure.Hint;
import io.wayout.provider.ProviderFailure.Throttled;
import io.wayout.provider.Wire.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTableTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final FailureTable TABLE =
      FailureTable.of(
          Map.of(
              Meaning.DENIED, List.of("Auth", "Zone.NoPermission"),
              Meaning.THROTTLED, List.of("Throttling"),
              Meaning.ABSENT, List.of("Zone")));

  @Test
  void longestPrefixAtADot_decides() {
    assertThat(TABLE.meaning("Auth.Failure.Expired")).contains(Meaning.DENIED);
    assertThat(TABLE.meaning("Zone.Gone")).contains(Meaning.ABSENT);
    assertThat(TABLE.meaning("Zone.NoPermission")).contains(Meaning.DENIED);
    assertThat(TABLE.meaning("Authority")).isEmpty();
    assertThat(TABLE.meaning("")).isEmpty();
  }

  @Test
  void codeTwice_isABug() {
    assertThatThrownBy(() -> FailureTable.of(Map.of(Meaning.DENIED, List.of("A", "A"))))
        .hasMessageContaining("twice");
  }

  @Test
  void throttling_keepsTheWait() {
    Answered answer = new Answered(200, Map.of("retry-after", List.of("7")), "");

    assertThat(
            TABLE.failure("list", answer, new Problem("Throttling.User", "slow"), List.of(), NOW))
        .isEqualTo(
            new Throttled("list: 200 Throttling.User: slow", Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void denial_namesAWrongClockAndNoSecret() {
    Answered late = new Answered(403, Map.of("date", List.of("Thu, 15 Jan 2026 08:20:00 GMT")), "");
    Answered fine = new Answered(403, Map.of("date", List.of("Thu, 15 Jan 2026 08:29:30 GMT")), "");
    Problem problem = new Problem("Auth", "key k3y is unknown");

    assertThat(TABLE.failure("list", late, problem, List.of("k3y"), NOW))
        .isEqualTo(
            new Denied(
                "list: 403 Auth: key *** is unknown"
                    + " (our clock is 600 s ahead of the vendor's; set it right first)",
                Hint.OUR_CLOCK));
    assertThat(TABLE.failure("list", fine, problem, List.of("k3y"), NOW))
        .isEqualTo(new Denied("list: 403 Auth: key *** is unknown"));
  }
}
